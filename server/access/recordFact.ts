import type { ClientSession } from 'mongoose';
import type { FactId } from '#domain/ids.ts';
import { newId } from '#platform/newId.ts';
import type { Platform } from '#platform/platform.ts';
import { factModel } from './factModel.ts';
import type { FactRecord } from './factRecord.ts';
import { groupInserts } from './groupInserts.ts';
import { type Unlinked, unlinked } from './unlinked.ts';

export type Fact = Omit<FactRecord, '_id'>;

/** Takes in facts that lie in no other document: readings and denials. */
export interface FactIntake {
  /** Resolves when the fact is durable: only then may the answer leave. */
  record(fact: Fact): Promise<FactId>;
  /** Stores it in the transaction of what it records; without a transaction, by itself. */
  recordIn(fact: FactRecord, session: ClientSession | null): Promise<void>;
}

export const openFactIntake = async (
  platform: Pick<Platform, 'db' | 'log' | 'lifecycle'>,
): Promise<FactIntake> => {
  const model = factModel(platform.db);
  await model.createCollection();
  await model.createIndexes();
  const inserts = groupInserts<FactRecord & Unlinked>(model.collection as never, platform.log);
  platform.lifecycle.opened('fact intake', () => inserts.settle());
  return {
    record: async (fact) => {
      const _id = newId<FactId>();
      await inserts.insert({ _id, ...fact, ...unlinked({ _id }) });
      return _id;
    },
    recordIn: async (fact, session) => {
      await model.create([{ ...fact, ...unlinked(fact) }], session === null ? {} : { session });
    },
  };
};
