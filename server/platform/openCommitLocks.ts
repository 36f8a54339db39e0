import { createHash } from 'node:crypto';
import { type ClientSession, type Connection, Schema } from 'mongoose';
import { defineModel } from './defineModel.ts';
import { isDuplicateKey } from './isDuplicateKey.ts';

interface CommitLock {
  /** The name of a lock as a digest, so that no name of a person stands here. */
  _id: string;
  /** How often it was taken. */
  n: number;
}

const schema = new Schema<CommitLock>(
  { _id: { type: String, required: true }, n: { type: Number, required: true, default: 0 } },
  { versionKey: false, collection: 'commitLocks' },
);

/**
 * Locks for what must not be done twice at the same moment. Two transactions that take the same lock cannot both
 * commit on what they read before: the second one is tried again, and sees what the first has done.
 */
export const openCommitLocks = async (db: Connection) => {
  const locks = defineModel<CommitLock>(db, 'CommitLock', schema);
  await locks.createCollection();
  return {
    /** Called before the transaction: makes the lock, if it does not exist, and returns its name. */
    ready: async (...same: readonly string[]): Promise<string> => {
      const _id = createHash('sha256').update(JSON.stringify(same)).digest('hex');
      await locks.updateOne({ _id }, { $setOnInsert: { n: 0 } }, { upsert: true }).catch((error: unknown) => {
        if (!isDuplicateKey(error)) throw error;
      });
      return _id;
    },
    /** Called within the transaction, before anything is read that it depends on. */
    take: async (lock: string, session: ClientSession): Promise<void> => {
      await locks.updateOne({ _id: lock }, { $inc: { n: 1 } }, { session });
    },
  };
};
