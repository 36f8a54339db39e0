import type { Actor } from '#domain/access/actor.ts';
import type { NoticeId } from '#domain/ids.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import { Failure } from '#platform/failure.ts';
import { goneFrom, isCounted, receiptsOf } from './countReceipts.ts';
import type { NoticeRecord } from './noticeModel.ts';
import type { NoticeParts } from './noticeParts.ts';

const HOUR = 3_600_000;

/**
 * 再通知: [NO5] to the facilities that count and where nobody has acknowledged. An office that has acknowledged is left
 * in peace, and so is one where only people were reached who have left. [NO6] The reminder is written into the lists
 * of those whom it reminds: there the notice comes to the top, counts as unread until it is opened again, and says
 * 再通知.
 */
export const remindNotice =
  (parts: NoticeParts) =>
  async (actor: Actor, id: NoticeId): Promise<{ reminded: number }> => {
    const grant = await parts.gate.require(actor, 'remind-notice', { kind: 'notice', id });
    const now = parts.clock.now();
    const notice = await parts.notices
      .findById(id, { text: 0, shown: 0, reach: 0 })
      .orFail()
      .lean<NoticeRecord>();
    const marks = await receiptsOf(parts)(notice);
    const missing = marks.filter((each) => isCounted(each) && each.acknowledged === null);
    const due = { $or: [{ remindedAt: null }, { remindedAt: { $lt: new Date(now.getTime() - HOUR) } }] };
    const taken = await parts.notices.updateOne({ _id: id, ...due }, { $set: { remindedAt: now } });
    if (taken.modifiedCount === 0) {
      const last = await parts.notices
        .findById(id)
        .select('remindedAt')
        .lean<Pick<NoticeRecord, 'remindedAt'>>();
      const since = now.getTime() - (last?.remindedAt?.getTime() ?? now.getTime());
      throw new Failure('V-04', { retryAfterSeconds: Math.ceil((HOUR - since) / 1_000) });
    }
    const gone = await goneFrom(parts, notice, tokyoDay(now));
    const facilities = missing.map(({ facility }) => facility);
    await parts.deliveries.updateMany(
      { notice: id, facility: { $in: facilities }, position: { $nin: gone } },
      { $set: { remindedAt: now, reminderSeen: false, listedAt: now } },
    );
    await parts.gate.wrote(grant, 'remind-notice');
    parts.announce(id, 'reminded');
    return { reminded: missing.length };
  };
