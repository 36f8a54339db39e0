import type { Actor } from '#domain/access/actor.ts';
import type { NoticeId } from '#domain/ids.ts';
import { noticeRow } from '#domain/records/notice/noticeRow.ts';
import { routeTo } from '#domain/routing/routeTo.ts';
import { holdsOn, tokyoDay } from '#domain/vocabulary/days.ts';
import type { DeliveryRecord } from './deliveryModel.ts';
import type { NoticeRecord } from './noticeModel.ts';
import type { NoticeParts } from './noticeParts.ts';

/** At most so many hospital notes, and notices that the agreement no longer carries (WA15), are asked of the gate. */
const MOST_JUDGED = 50;

/**
 * [RO7] How many unread notices the reader could open now, including [NO6] those of which they were reminded since
 * they opened them. Notices that reached them and still may are counted by the routing itself, in three commands.
 * Hospital notes, and what a party that left may only read back, are counted only where the gate would show them.
 */
export const countUnread =
  (parts: NoticeParts) =>
  async (actor: Actor): Promise<number> => {
    const day = tokyoDay(parts.clock.now());
    const [account, unread] = await Promise.all([
      parts.account(actor.account),
      parts.deliveries
        .find({ account: actor.account, $or: [{ openedAt: null }, { reminderSeen: false }] }, { notice: 1 })
        .lean<Pick<DeliveryRecord, 'notice'>[]>(),
    ]);
    const position = account?.positions.find(({ id }) => id === actor.position);
    const municipality = account?.municipality ?? null;
    if (municipality === null || position === undefined || !holdsOn(position, day)) return 0;
    const rules = { compiled: await parts.agreements(), day };
    const reader = { municipality, profession: position.profession, hub: position.hub };
    const records = await parts.notices
      .find(
        { _id: { $in: unread.map(({ notice }) => notice) } },
        { home: 1, fromHub: 1, purpose: 1, kind: 1 },
      )
      .lean<NoticeRecord[]>();
    let count = 0;
    const asked: NoticeId[] = [];
    for (const { _id, home, fromHub, purpose, kind } of records) {
      const item = { home, fromHub, row: noticeRow(purpose, kind), consents: [] };
      // A notice about a patient depends on a membership and its consents, which the gate reads.
      if (kind !== 'admission-note' && routeTo(rules, item, reader).decision.allowed) count += 1;
      else asked.push(_id);
    }
    const judged = await parts.gate.askAll(
      actor,
      'count-unread',
      asked.slice(-MOST_JUDGED).map((id) => ({ kind: 'notice', id })),
    );
    return count + judged.filter(({ allowed }) => allowed).length;
  };
