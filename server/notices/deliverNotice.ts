import type { Model } from 'mongoose';
import { unlinked } from '#access/unlinked.ts';
import type { NoticeId } from '#domain/ids.ts';
import type { Routed } from '#domain/routing/routeAudience.ts';
import { summariseReach } from '#domain/routing/summariseReach.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import type { Clock } from '#platform/clock.ts';
import { newId } from '#platform/newId.ts';
import type { DeliveryRecord } from './deliveryModel.ts';
import { factOfDelivery } from './factOfDelivery.ts';
import { insertMissing } from './insertMissing.ts';
import type { NoticeRecord } from './noticeModel.ts';
import type { NoticeNeeds } from './noticeNeeds.ts';
import { routeNotice } from './routeNotice.ts';

/** So many deliveries are written, counted and announced at once. */
const BATCH = 500;

/**
 * Carries one notice to everybody whom it reaches now. It may be run again at any time, by two workers at once too:
 * each person's list holds it once (unique notice and account).
 */
export const deliverNotice =
  (
    needs: NoticeNeeds,
    { notices, deliveries }: { notices: Model<NoticeRecord>; deliveries: Model<DeliveryRecord> },
    clock: Clock,
  ) =>
  async (id: NoticeId): Promise<void> => {
    const notice = await notices.findById(id).lean<NoticeRecord>();
    if (notice === null || notice.outbox.state === 'done') return;
    const day = tokyoDay(clock.now());
    const origin = {
      sender: notice.account,
      home: notice.home,
      fromHub: notice.fromHub,
      purpose: notice.purpose,
    };
    const routing = await routeNotice(needs)(origin, notice.audience, day);
    const total = routing.reached.length;

    const deliveryTo = ({ candidate, decision }: Routed): DeliveryRecord => {
      const fact = factOfDelivery(notice, candidate, decision, {
        at: clock.now(),
        day,
        versions: routing.versions,
      });
      return {
        _id: newId(),
        notice: id,
        account: candidate.account,
        position: candidate.position,
        facility: candidate.facility,
        profession: candidate.profession,
        deliveredAt: clock.now(),
        fact,
        ...unlinked(fact),
        openedAt: null,
        acknowledgedAt: null,
        acknowledgedFact: null,
      };
    };

    for (let at = 0; at < total || at === 0; at += BATCH) {
      const batch = routing.reached.slice(at, at + BATCH);
      await insertMissing(deliveries, batch.map(deliveryTo));
      const done = Math.min(at + BATCH, total);
      const outbox = { state: 'routing' as const, done, total, touchedAt: clock.now() };
      await notices.updateOne({ _id: id, 'outbox.state': { $ne: 'done' } }, { $set: { outbox } });
      needs.announce(id, 'delivered');
      needs.announce(id, 'receipts');
    }

    const reach = summariseReach(
      routing,
      notice.audience.municipalities,
      (code) => code === notice.home || needs.isParty(code, day),
    );
    const outbox = { state: 'done' as const, done: total, total, touchedAt: clock.now() };
    await notices.updateOne({ _id: id, 'outbox.state': { $ne: 'done' } }, { $set: { outbox, reach } });
    needs.announce(id, 'receipts');
  };
