import type { Model } from 'mongoose';
import type { Actor } from '#domain/access/actor.ts';
import type { NoticeId } from '#domain/ids.ts';
import type { Clock } from '#platform/clock.ts';
import { Failure } from '#platform/failure.ts';
import type { DeliveryRecord } from './deliveryModel.ts';
import type { NoticeRecord } from './noticeModel.ts';
import type { NoticeNeeds } from './noticeNeeds.ts';

const HOUR = 3_600_000;

/** 再通知: announces again to the facilities where nobody has acknowledged; an acknowledged office is left in peace. */
export const remindNotice =
  (
    needs: NoticeNeeds,
    { notices, deliveries }: { notices: Model<NoticeRecord>; deliveries: Model<DeliveryRecord> },
    clock: Clock,
  ) =>
  async (actor: Actor, id: NoticeId): Promise<{ reminded: number }> => {
    const grant = await needs.gate.require(actor, 'remind-notice', { kind: 'notice', id });
    const now = clock.now();
    const due = { $or: [{ remindedAt: null }, { remindedAt: { $lt: new Date(now.getTime() - HOUR) } }] };
    const taken = await notices.updateOne({ _id: id, ...due }, { $set: { remindedAt: now } });
    if (taken.modifiedCount === 0) {
      const last = await notices.findById(id).select('remindedAt').lean<Pick<NoticeRecord, 'remindedAt'>>();
      const since = now.getTime() - (last?.remindedAt?.getTime() ?? now.getTime());
      throw new Failure('V-04', { retryAfterSeconds: Math.ceil((HOUR - since) / 1_000) });
    }
    await needs.gate.wrote(grant, 'remind-notice');
    const all = await deliveries
      .find({ notice: id })
      .select('facility acknowledgedAt')
      .lean<DeliveryRecord[]>();
    const settled = new Set(all.filter((one) => one.acknowledgedAt !== null).map(({ facility }) => facility));
    const missing = new Set(all.map(({ facility }) => facility).filter((facility) => !settled.has(facility)));
    needs.announce(id, 'reminded');
    return { reminded: missing.size };
  };
