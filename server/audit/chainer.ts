import { linkRecord } from '#domain/audit/chainRecord.ts';
import { bodyFor, chainsOf, type LinkableFact } from '#domain/audit/factBody.ts';
import { foundBy } from '#domain/audit/foundBy.ts';
import type { Platform } from '#platform/platform.ts';
import { chainLeases } from './chainLeases.ts';
import { chainModel, leaseModel, type StoredRecord } from './chainModel.ts';
import { openChainStore } from './chainStore.ts';
import { factPlaces } from './factPlaces.ts';
import { sha256 } from './sha256.ts';
import { type Waiting, waitingIn } from './waitingFacts.ts';

/** So many documents of one place are taken in one round: with two chains for a fact that is some megabytes at most. */
const batch = 500;
/** A pass ends after so many rounds, so that a stop does not wait for a whole backlog. */
const rounds = 50;

/**
 * Links the facts that wait into the chains of their ends (AU1, AU2). It may be killed at any point: a mark is
 * removed only when the fact is in the chain of every end, and a fact that is in a chain already is not linked there
 * again.
 */
export const openChainer = async ({
  db,
  nodeId,
  log,
  lifecycle,
}: Pick<Platform, 'db' | 'nodeId' | 'log' | 'lifecycle'>) => {
  for (const model of [chainModel(db), leaseModel(db)]) {
    await model.createCollection();
    await model.createIndexes();
  }
  const store = openChainStore(db);
  const leases = chainLeases(db, nodeId);
  const heads = new Map<string, { n: number; hash: string } | null>();
  lifecycle.opened('audit chainer', () => leases.release());

  /** Links these facts into one chain. Returns which of them are in it now. */
  const link = async (chain: string, facts: readonly LinkableFact[]): Promise<Set<string>> => {
    const fence = await leases.fenceOf(chain);
    const ids = facts.map(({ _id }) => _id);
    const standing = await store.standing(chain, ids);
    if (fence === null) {
      heads.delete(chain);
      return standing;
    }
    const missing = facts.filter(({ _id }) => !standing.has(_id));
    if (missing.length === 0) return standing;
    let head = heads.get(chain) ?? (await store.head(chain));
    const records = missing
      .toSorted((a, b) => +a.at - +b.at || (a._id < b._id ? -1 : 1))
      .map((fact): StoredRecord => {
        const wanted = { municipality: chain, fact: fact._id, body: bodyFor(chain, fact) };
        const record = linkRecord(head, wanted, sha256);
        head = record;
        return { _id: `${chain}:${record.n}`, ...record, ...foundBy(chain, record.body), fence };
      });
    try {
      await store.append(records);
    } catch (error) {
      // Lost the race, lost the reply, or the store is away: the next pass reads what is there.
      heads.delete(chain);
      leases.forget(chain);
      throw error;
    }
    heads.set(chain, head);
    await leases.hint(chain, records.at(-1)?.n ?? 0);
    for (const { fact } of records) standing.add(fact);
    return standing;
  };

  const unmark = async (done: readonly Waiting[]): Promise<void> => {
    for (const place of factPlaces) {
      const writes = done
        .filter((each) => each.place === place)
        .map(({ id, mark }) => ({
          // If a newer fact has set another mark meanwhile, that mark stays.
          updateOne: { filter: { _id: id, unlinked: mark }, update: { $unset: { unlinked: 1 as const } } },
        }));
      if (writes.length > 0)
        await db.collection<{ _id: string }>(place.collection).bulkWrite(writes, { ordered: false });
    }
  };

  const round = async (): Promise<{ carried: number; more: boolean }> => {
    const found = await Promise.all(factPlaces.map((place) => waitingIn(db, place, batch)));
    const waiting = found.flat();
    const wanted = new Map<string, Map<string, LinkableFact>>();
    for (const fact of waiting.flatMap(({ facts }) => facts)) {
      for (const chain of chainsOf(fact)) {
        const known = wanted.get(chain);
        if (known === undefined) wanted.set(chain, new Map([[fact._id, fact]]));
        else known.set(fact._id, fact);
      }
    }
    const stands = new Map<string, ReadonlySet<string>>();
    for (const [chain, facts] of wanted) {
      // One chain in trouble must not keep the others' facts waiting.
      const standing = await link(chain, [...facts.values()]).catch((error: unknown) => {
        log.info({ chain, err: error instanceof Error ? error.message : 'unknown' }, 'facts not linked yet');
        return new Set<string>();
      });
      stands.set(chain, standing);
    }
    const done = waiting.filter(({ facts }) =>
      facts.every((fact) => chainsOf(fact).every((chain) => stands.get(chain)?.has(fact._id) === true)),
    );
    await unmark(done);
    return { carried: done.length, more: done.length > 0 && found.some(({ length }) => length === batch) };
  };

  return {
    store,
    /** Returns how many documents are done. */
    pass: async (): Promise<number> => {
      let carried = 0;
      for (let left = rounds; left > 0; left--) {
        const { carried: now, more } = await round();
        carried += now;
        if (!more) break;
      }
      return carried;
    },
  };
};

export type Chainer = Awaited<ReturnType<typeof openChainer>>;
