import type { Model } from 'mongoose';
import type { noticeRoutes } from '#contracts/http/noticeRoutes.ts';
import type { Answer } from '#contracts/http/route.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { FacilityId, NoticeId } from '#domain/ids.ts';
import type { DeliveryRecord } from './deliveryModel.ts';
import type { NoticeNeeds } from './noticeNeeds.ts';

/** For the sender, when asked for: each person of one facility. A facility that it did not reach has none. */
export const readFacilityReceipts =
  (needs: Pick<NoticeNeeds, 'gate' | 'personNames'>, deliveries: Model<DeliveryRecord>) =>
  async (
    actor: Actor,
    notice: NoticeId,
    facility: FacilityId,
  ): Promise<Answer<typeof noticeRoutes.facilityReceipts>> => {
    await needs.gate.require(actor, 'follow', { kind: 'notice', id: notice });
    const reached = await deliveries
      .find({ notice, facility }, { account: 1, profession: 1, openedAt: 1, acknowledgedAt: 1 })
      .lean<DeliveryRecord[]>();
    const names = await needs.personNames(reached.map(({ account }) => account));
    return {
      people: reached.map(({ account, profession, openedAt, acknowledgedAt }) => ({
        name: names.get(account)?.(acknowledgedAt ?? openedAt) ?? '',
        profession,
        openedAt: openedAt?.toISOString() ?? null,
        acknowledgedAt: acknowledgedAt?.toISOString() ?? null,
      })),
    };
  };
