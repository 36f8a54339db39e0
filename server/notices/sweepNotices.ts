import type { NoticeRecord } from './noticeModel.ts';
import type { NoticeParts } from './noticeParts.ts';

/** If nothing has happened to a delivery for so long, its worker has died or its job was lost. */
const LEFT_MS = 10_000;

/** Starts again what was left between the write of a notice and its delivery (DESIGN 7). Returns how many. */
export const sweepNotices =
  ({ notices, clock, startDelivery }: Pick<NoticeParts, 'notices' | 'clock' | 'startDelivery'>) =>
  async (): Promise<number> => {
    const before = new Date(clock.now().getTime() - LEFT_MS);
    const left = await notices
      .find({ 'outbox.state': { $in: ['waiting', 'routing'] }, 'outbox.touchedAt': { $lt: before } })
      .select('_id')
      .limit(100)
      .lean<Pick<NoticeRecord, '_id'>[]>();
    for (const { _id } of left) await startDelivery(_id);
    return left.length;
  };
