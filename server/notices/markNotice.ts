import type { Model } from 'mongoose';
import { factOfWrite } from '#access/factOfWrite.ts';
import { unlinked } from '#access/unlinked.ts';
import type { NoticeSummary } from '#contracts/http/noticeRoutes.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { NoticeId } from '#domain/ids.ts';
import type { Clock } from '#platform/clock.ts';
import { Failure } from '#platform/failure.ts';
import type { DeliveryRecord } from './deliveryModel.ts';
import type { NoticeNeeds } from './noticeNeeds.ts';

/**
 * Records 既読 (`opened`) or 確認 (`acknowledged`) once; who acknowledges has opened. Opening is never an
 * acknowledgement (DOMAIN.md §2). Throws as the gate does; A-06 for the sender, who has nothing to acknowledge.
 */
export const markNotice =
  (needs: NoticeNeeds, deliveries: Model<DeliveryRecord>, clock: Clock) =>
  async (
    actor: Actor,
    id: NoticeId,
    mark: 'opened' | 'acknowledged',
  ): Promise<{ state: NoticeSummary['state'] }> => {
    const grant = await needs.gate.require(
      actor,
      mark === 'opened' ? 'open-notice' : 'acknowledge',
      {
        kind: 'notice',
        id,
      },
      { shows: [] },
    );
    const own = { notice: id, account: actor.account };
    const now = clock.now();
    const opened = await deliveries.updateOne({ ...own, openedAt: null }, { $set: { openedAt: now } });
    const acknowledgedFact = factOfWrite(grant, now, 'acknowledge', { shows: [] });
    const acknowledged =
      mark === 'acknowledged'
        ? await deliveries.updateOne(
            { ...own, acknowledgedAt: null },
            { $set: { acknowledgedAt: now, acknowledgedFact, ...unlinked(acknowledgedFact) } },
          )
        : null;
    const delivery = await deliveries.findOne(own).lean<DeliveryRecord>();
    if (delivery === null) {
      if (mark === 'acknowledged') throw new Failure('A-06', { reason: 'sender' });
      return { state: 'sent' };
    }
    if (opened.modifiedCount + (acknowledged?.modifiedCount ?? 0) > 0) needs.announce(id, 'receipts');
    return { state: delivery.acknowledgedAt === null ? 'opened' : 'acknowledged' };
  };
