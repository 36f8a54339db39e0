import type { Connection } from 'mongoose';
import { type Broken, type ChainEnd, ChainVerifier } from './chain/chainVerifier.ts';
import type { Checkpoint } from './chain/checkpoint.ts';
import { chainModel, headModel } from './chainModel.ts';
import { chainsOf } from './chainsOf.ts';
import { factSources } from './factSources.ts';
import { listChains, readChain } from './readChain.ts';

export interface StoreFinding {
  readonly chains: readonly { readonly end: ChainEnd; readonly broken: Broken | null }[];
  /** Facts that a chain they belong to does not hold yet, by that chain. */
  readonly unlinked: ReadonlyMap<string, number>;
}

const IDS = 500;

/** Verifies every chain of a store against its records, its head and the checkpoints given ([AU4]). */
export const verifyStore = async (
  db: Connection,
  checkpoints: readonly Checkpoint[],
): Promise<StoreFinding> => {
  const names = new Set([...(await listChains(db)), ...checkpoints.map(({ municipality }) => municipality)]);
  const chains = [];
  for (const name of [...names].sort()) {
    const verifier = new ChainVerifier(checkpoints.filter(({ municipality }) => municipality === name));
    let broken: Broken | null = null;
    // Read before and after: a house that runs goes on linking meanwhile.
    const headBefore = await headModel(db).findById(name).lean();
    for await (const { hash, previous, text, fact } of readChain(db, name)) {
      broken = verifier.take({ hash, previous, text: Buffer.from(text) }) ?? sameFact(text, fact, verifier);
      const { records } = verifier.end;
      if (broken === null && records === headBefore?.n && hash !== headBefore.hash)
        broken = { record: records, why: 'the head knows another record here' };
      if (broken !== null) break;
    }
    broken ??= verifier.finish();
    const headAfter = await headModel(db).findById(name).lean();
    const { records } = verifier.end;
    if (broken === null && ((headBefore?.n ?? 0) > records || (headAfter?.n ?? 0) < records))
      broken = {
        record: records + 1,
        why: `the head says ${headAfter?.n ?? 0} records, there are ${records}`,
      };
    chains.push({ end: { ...verifier.end, municipality: name }, broken });
  }
  return { chains, unlinked: await findUnlinked(db) };
};

/** The id that a fact is found by must be that of the fact. */
const sameFact = (text: string, fact: string, verifier: ChainVerifier): Broken | null =>
  (JSON.parse(text) as { fact: { id: string } }).fact.id === fact
    ? null
    : { record: verifier.end.records, why: 'it is found by the id of another fact' };

const findUnlinked = async (db: Connection): Promise<ReadonlyMap<string, number>> => {
  const unlinked = new Map<string, number>();
  let waiting = new Map<string, Set<string>>();
  let held = 0;
  const ask = async (): Promise<void> => {
    for (const [municipality, ids] of waiting) {
      const known = await chainModel(db)
        .find({ municipality, fact: { $in: [...ids] } }, { fact: 1 })
        .lean();
      for (const { fact } of known) ids.delete(fact);
      if (ids.size > 0) unlinked.set(municipality, (unlinked.get(municipality) ?? 0) + ids.size);
    }
    waiting = new Map();
    held = 0;
  };
  for (const source of factSources(db)) {
    for await (const fact of source.since(new Date(0))) {
      for (const chain of chainsOf(fact)) waiting.set(chain, (waiting.get(chain) ?? new Set()).add(fact._id));
      held += 1;
      if (held >= IDS) await ask();
    }
    await ask();
  }
  return unlinked;
};
