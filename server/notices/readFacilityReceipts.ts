import type { noticeRoutes } from '#contracts/http/noticeRoutes.ts';
import type { Answer } from '#contracts/http/route.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { FacilityId, NoticeId } from '#domain/ids.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import { goneFrom } from './countReceipts.ts';
import type { DeliveryRecord } from './deliveryModel.ts';
import type { NoticeRecord } from './noticeModel.ts';
import type { NoticeParts } from './noticeParts.ts';

/** For the sender: the receipts of each person of one facility. A facility that it did not reach has none. */
export const readFacilityReceipts =
  (parts: NoticeParts) =>
  async (
    actor: Actor,
    notice: NoticeId,
    facility: FacilityId,
  ): Promise<Answer<typeof noticeRoutes.facilityReceipts>> => {
    await parts.gate.require(actor, 'follow', { kind: 'notice', id: notice });
    const reached = await parts.deliveries
      .find(
        { notice, facility },
        { account: 1, position: 1, profession: 1, openedAt: 1, acknowledgedAt: 1, remindedAt: 1 },
      )
      .lean<DeliveryRecord[]>();
    const followed = await parts.notices
      .findById(notice, { text: 0, shown: 0, reach: 0 })
      .orFail()
      .lean<NoticeRecord>();
    const gone = new Set(await goneFrom(parts, followed, tokyoDay(parts.clock.now())));
    const names = await parts.personNames(reached.map(({ account }) => account));
    return {
      people: reached.map(({ account, position, profession, openedAt, acknowledgedAt, remindedAt }) => ({
        name: names.get(account)?.(acknowledgedAt ?? openedAt) ?? '',
        profession,
        openedAt: openedAt?.toISOString() ?? null,
        acknowledgedAt: acknowledgedAt?.toISOString() ?? null,
        remindedAt: remindedAt?.toISOString() ?? null,
        left: gone.has(position),
      })),
    };
  };
