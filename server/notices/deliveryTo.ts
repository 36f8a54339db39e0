import { unlinked } from '#access/unlinked.ts';
import type { Routed } from '#domain/routing/routeAudience.ts';
import { newId } from '#platform/newId.ts';
import type { DeliveryRecord } from './deliveryModel.ts';
import { factOfDelivery, type RoutedAt } from './factOfDelivery.ts';
import type { NoticeRecord } from './noticeModel.ts';

/** One notice as it is put into one person's list. */
export const deliveryTo = (
  notice: Pick<NoticeRecord, '_id' | 'home' | 'purpose' | 'fromHub' | 'kind' | 'patient'>,
  routed: Routed,
  moment: RoutedAt,
): DeliveryRecord => {
  const { candidate } = routed;
  const fact = factOfDelivery(notice, routed, moment);
  return {
    _id: newId(),
    notice: notice._id,
    account: candidate.account,
    position: candidate.position,
    facility: candidate.facility,
    profession: candidate.profession,
    deliveredAt: moment.at,
    listedAt: moment.at,
    remindedAt: null,
    reminderSeen: true,
    fact,
    ...unlinked(fact),
    openedAt: null,
    acknowledgedAt: null,
    acknowledgedFact: null,
  };
};
