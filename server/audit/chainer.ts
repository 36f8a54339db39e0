import type { FactRecord } from '#access/factRecord.ts';
import type { Platform } from '#platform/platform.ts';
import { appendFacts, Fenced } from './appendFacts.ts';
import { chainModel, headModel } from './chainModel.ts';
import { chainsOf } from './chainsOf.ts';
import { type FactSource, factSources } from './factSources.ts';
import { type ChainerLease, leaseModel } from './leaseModel.ts';

/** A chainer that has not said so for this long (ms) is gone; another takes over. */
const LEASE_MS = 15_000;
/** A fact is made a moment before it is durable, by a clock that is at most 2 s off: so far back each round looks again. */
const OVERLAP_MS = 20_000;
/** What was durable only much later, after a store's trouble, is found by a longer look back now and then. */
const LONG_OVERLAP_MS = 60 * 60_000;
const LONG_EVERY_MS = 10 * 60_000;
/** Facts read, and linked in one transaction. */
const BATCH = 500;

export interface Chainer {
  /** Links what is not linked yet, if this node may; answers how many facts that were. */
  sweep(): Promise<number>;
}

/**
 * Links facts into the chains of both their ends, wherever they lie ([AU1], DESIGN decision 8). One chainer at a time, by
 * a lease; a fencing number keeps one that was taken over from appending, and a transaction makes it safe without either.
 */
export const openChainer = async ({ db, nodeId }: Pick<Platform, 'db' | 'nodeId'>): Promise<Chainer> => {
  const leases = leaseModel(db);
  for (const model of [chainModel(db), headModel(db), leases]) {
    await model.createCollection();
    await model.createIndexes();
  }
  const sources = factSources(db);
  for (const source of sources) await source.makeIndex();
  let lookedFarAt = Number.NEGATIVE_INFINITY;

  const take = async (): Promise<ChainerLease | null> => {
    const now = new Date();
    const until = new Date(+now + LEASE_MS);
    const mine = await leases
      .findOneAndUpdate(
        { _id: 'chainer', holder: nodeId, until: { $gt: now } },
        { $set: { until } },
        { returnDocument: 'after' },
      )
      .lean<ChainerLease>();
    if (mine !== null) return mine;
    try {
      return await leases
        .findOneAndUpdate(
          { _id: 'chainer', until: { $lte: now } },
          { $set: { holder: nodeId, until }, $inc: { fence: 1 }, $setOnInsert: { read: {} } },
          { upsert: true, returnDocument: 'after' },
        )
        .lean<ChainerLease>();
    } catch (error) {
      // Somebody holds it: the upsert met their document.
      if (error instanceof Error && 'code' in error && error.code === 11000) return null;
      throw error;
    }
  };

  const linkAll = async (facts: readonly FactRecord[], fence: number): Promise<number> => {
    const byChain = new Map<string, FactRecord[]>();
    for (const fact of facts)
      for (const chain of chainsOf(fact)) byChain.set(chain, [...(byChain.get(chain) ?? []), fact]);
    let linked = 0;
    for (const [chain, own] of byChain) linked += await appendFacts(db, chain, own, fence);
    return linked;
  };

  const follow = async (source: FactSource, from: Date, lease: ChainerLease): Promise<number> => {
    let newest = from;
    let linked = 0;
    let batch: FactRecord[] = [];
    const linkBatch = async (): Promise<void> => {
      linked += await linkAll(batch, lease.fence);
      batch = [];
      const until = new Date(Date.now() + LEASE_MS);
      await leases.updateOne({ _id: 'chainer', fence: lease.fence }, { $set: { until } });
    };
    for await (const fact of source.since(from)) {
      batch.push(fact);
      if (fact.recordedAt > newest) newest = fact.recordedAt;
      if (batch.length >= BATCH) await linkBatch();
    }
    if (batch.length > 0) await linkBatch();
    // Only now: a source whose pass was broken off is read again from where it was.
    if (newest > from)
      await leases.updateOne(
        { _id: 'chainer', fence: lease.fence },
        { $max: { [`read.${key(source)}`]: newest } },
      );
    return linked;
  };

  return {
    sweep: async () => {
      const lease = await take();
      if (lease === null) return 0;
      const isFar = performance.now() - lookedFarAt > LONG_EVERY_MS;
      const back = isFar ? LONG_OVERLAP_MS : OVERLAP_MS;
      let linked = 0;
      try {
        for (const source of sources) {
          const read = lease.read[key(source)];
          linked += await follow(source, new Date(read === undefined ? 0 : +read - back), lease);
        }
      } catch (error) {
        if (error instanceof Fenced) return linked;
        throw error;
      }
      if (isFar) lookedFarAt = performance.now();
      return linked;
    },
  };
};

/** A dot would be a path. */
const key = ({ name }: FactSource): string => name.replace('.', '-');
