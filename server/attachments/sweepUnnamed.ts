import type { Model } from 'mongoose';
import type { Clock } from '#platform/clock.ts';
import type { ObjectStore } from '#platform/objectStore/objectStore.ts';
import type { AttachmentRecord } from './attachmentModel.ts';

const DAY = 24 * 60 * 60 * 1_000;

/** Removes uploads that nothing named within a day: record first, so that nobody is shown a file that is gone. */
export const sweepUnnamed =
  (parts: { attachments: Model<AttachmentRecord>; store: ObjectStore; clock: Clock }) =>
  async (): Promise<number> => {
    const before = new Date(parts.clock.now().getTime() - DAY);
    let removed = 0;
    for (;;) {
      const old = await parts.attachments
        .findOneAndDelete({ record: null, uploadedAt: { $lt: before } })
        .lean<AttachmentRecord>();
      if (old === null) return removed;
      await parts.store.remove(old.key);
      if (old.previewKey !== null) await parts.store.remove(old.previewKey);
      removed += 1;
    }
  };
