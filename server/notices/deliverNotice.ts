import { versionsOf } from '#domain/access/askedBorder.ts';
import type { NoticeId } from '#domain/ids.ts';
import { summariseReach } from '#domain/routing/summariseReach.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import { Failure } from '#platform/failure.ts';
import { deliveryTo } from './deliveryTo.ts';
import { insertMissing } from './insertMissing.ts';
import type { NoticeRecord } from './noticeModel.ts';
import type { NoticeParts } from './noticeParts.ts';
import { readKept } from './readKept.ts';
import { routeNotice } from './routeNotice.ts';

/** So many deliveries are written, counted and announced together: one command, one sync of the store. */
const BATCH = 500;

/**
 * Carries one notice to everybody whom it reaches now. It may be run again at any time, even by two workers at once:
 * each person's list holds it once (the unique notice and account), and a run after a kill goes on where the earlier
 * one stopped.
 */
export const deliverNotice = (parts: NoticeParts) =>
  async function deliver(id: NoticeId): Promise<void> {
    const notice = await parts.notices.findById(id, { text: 0, shown: 0, reach: 0 }).lean<NoticeRecord>();
    if (notice === null || notice.outbox.state === 'done') return;
    const rules = { compiled: await parts.agreements(), day: tokyoDay(parts.clock.now()) };
    const kept = notice.outbox.state === 'routing' ? await readKept(parts.deliveries, id) : [];
    const origin = { ...notice, sender: notice.account };
    const routing = await routeNotice(parts)(rules, origin, notice.audience, kept);
    const versions = versionsOf(rules.compiled);
    const total = routing.reached.length;
    const move = async (state: 'routing' | 'done', done: number, more: Partial<NoticeRecord> = {}) => {
      const outbox = { state, done, total, touchedAt: parts.clock.now() };
      await parts.notices.updateOne(
        { _id: id, 'outbox.state': { $ne: 'done' } },
        { $set: { outbox, ...more } },
      );
      parts.announce(id, 'receipts');
    };

    await move('routing', kept.length);
    for (let at = kept.length; at < total; at += BATCH) {
      // A node that may have missed that a party left delivers nothing more (AC6); the job is run again.
      if (!parts.gate.isFresh()) throw new Failure('N-01', { retryAfterSeconds: 2 });
      // It is midnight, or a version was taken over: those who do not have it in their list yet are decided anew
      // (WA15); those who have it keep it.
      if (tokyoDay(parts.clock.now()) !== rules.day || (await parts.agreements()) !== rules.compiled)
        return deliver(id);
      const batch = routing.reached.slice(at, at + BATCH);
      await insertMissing(
        parts.deliveries,
        batch.map((routed) =>
          deliveryTo(notice, routed, {
            at: parts.clock.now(),
            day: rules.day,
            versions,
            consents: routing.consents,
          }),
        ),
      );
      await move('routing', Math.min(at + BATCH, total));
      parts.announce(id, 'delivered');
    }
    const parties = parts.parties(rules.day);
    const isInside = (code: NoticeRecord['home']) => code === notice.home || parties.has(code);
    await move('done', total, {
      reach: summariseReach(routing, notice.audience?.municipalities ?? [], isInside),
    });
  };
