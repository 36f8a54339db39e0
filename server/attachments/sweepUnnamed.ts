import type { Model } from 'mongoose';
import type { Clock } from '#platform/clock.ts';
import type { ObjectStore } from '#platform/objectStore/objectStore.ts';
import type { AttachmentRecord } from './attachmentModel.ts';

const DAY = 24 * 60 * 60 * 1_000;

/** Removes what nothing named within a day, and uploads that were not finished within one: record first, so that nobody is shown a file that is gone. */
export const sweepUnnamed =
  (parts: {
    attachments: Model<AttachmentRecord>;
    store: ObjectStore;
    clock: Clock;
    sweepParts: (before: Date) => Promise<number>;
  }) =>
  async (): Promise<number> => {
    const before = new Date(parts.clock.now().getTime() - DAY);
    let removed = await parts.sweepParts(before);
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
