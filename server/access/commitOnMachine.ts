import type { Connection } from 'mongoose';
import { type CommitRevocable, commitRevocable } from './commitRevocable.ts';
import { revocationModel } from './revocationModel.ts';

/** Changes of rights by a command on the machine while no node runs: their numbers follow the last one of the log. */
export const commitOnMachine =
  (db: Connection): CommitRevocable =>
  async (work, subjects) => {
    const [last] = await revocationModel(db).find({}, { n: 1 }).sort({ n: -1 }).limit(1).lean();
    return commitRevocable(db, () => last?.n ?? 0, work, subjects);
  };
