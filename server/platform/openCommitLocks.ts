import { createHash } from 'node:crypto';
import { type ClientSession, type Connection, Schema } from 'mongoose';
import { defineModel } from './defineModel.ts';
import { isDuplicateKey } from './isDuplicateKey.ts';

interface CommitLock {
  /** A digest: what is the same is no name that stands here. */
  _id: string;
  /** How often it was taken. */
  n: number;
}

const schema = new Schema<CommitLock>(
  { _id: { type: String, required: true }, n: { type: Number, required: true, default: 0 } },
  { versionKey: false, collection: 'commitLocks' },
);

/**
 * Lets what must not be done twice at the same moment be done one after the other: two transactions that take the same
 * lock cannot both commit from what they read before. The second one is tried again and sees what the first has done.
 */
export const openCommitLocks = async (db: Connection) => {
  const locks = defineModel<CommitLock>(db, 'CommitLock', schema);
  await locks.createCollection();
  return {
    /** Before the transaction: it is there to be taken. Answers its name. */
    ready: async (...same: readonly string[]): Promise<string> => {
      const _id = createHash('sha256').update(JSON.stringify(same)).digest('hex');
      await locks.updateOne({ _id }, { $setOnInsert: { n: 0 } }, { upsert: true }).catch((error: unknown) => {
        if (!isDuplicateKey(error)) throw error;
      });
      return _id;
    },
    /** Within it, before anything that it depends on is read. */
    take: async (lock: string, session: ClientSession): Promise<void> => {
      await locks.updateOne({ _id: lock }, { $inc: { n: 1 } }, { session });
    },
  };
};
