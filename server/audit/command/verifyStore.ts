import type { Connection } from 'mongoose';
import { canonicalJson } from '#domain/audit/canonicalJson.ts';
import { lineOf, sealedFrom } from '#domain/audit/chainRecord.ts';
import { type ChainState, checkChain, type Fault } from '#domain/audit/checkChain.ts';
import type { Checkpoint } from '#domain/audit/checkpoint.ts';
import { bodyFor, chainsOf } from '#domain/audit/factBody.ts';
import { type FoundBy, foundBy } from '#domain/audit/foundBy.ts';
import { chainModel, leaseModel, type StoredRecord } from '../chainModel.ts';
import { type ChainStore, openChainStore } from '../chainStore.ts';
import { type FactPlace, factPlaces, factsIn, projectionOf } from '../factPlaces.ts';
import { sha256 } from '../sha256.ts';
import type { Verified } from './verifyFile.ts';

interface VerifiedStore extends Omit<Verified, 'notThere'> {
  /** How many documents have a fact that is not linked yet, by collection. */
  readonly waiting: ReadonlyMap<string, number>;
}

interface Document {
  readonly _id: string;
  readonly unlinked?: string;
  readonly [field: string]: unknown;
}

const page = 500;

/** Verifies every chain of a store, and that the chains have every fact just as it lies in its own document. */
export const verifyStore = async (
  db: Connection,
  checkpoints: readonly Checkpoint[],
): Promise<VerifiedStore> => {
  const chains: ChainState[] = [];
  const waiting = new Map<string, number>();
  const leases = new Map((await leaseModel(db).find().lean()).map(({ _id, n }) => [_id, n]));
  const there: string[] = await chainModel(db).distinct('municipality');
  const names = new Set([...there, ...leases.keys(), ...checkpoints.map(({ municipality }) => municipality)]);
  for (const municipality of [...names].sort()) {
    const own = checkpoints.filter((each) => each.municipality === municipality);
    const found = await verifyChain(db, municipality, leases.get(municipality) ?? 0, own);
    chains.push(...found.chains);
    if (found.fault !== null) return { fault: found.fault, chains, waiting };
  }
  const store = openChainStore(db);
  for (const place of factPlaces) {
    const { fault, left } = await verifyPlace(db, store, place);
    if (left > 0) waiting.set(place.collection, left);
    if (fault !== null) return { fault, chains, waiting };
  }
  return { fault: null, chains, waiting };
};

const verifyChain = async (
  db: Connection,
  municipality: string,
  hinted: number,
  checkpoints: readonly Checkpoint[],
): Promise<Omit<Verified, 'notThere'>> => {
  const model = chainModel(db);
  const check = checkChain({ checkpoints });
  const [last] = await model.find({ municipality }, { n: 1 }).sort({ n: -1 }).limit(1).lean();
  let fence = 0;
  for (let after = 0; after < (last?.n ?? 0); after += page) {
    const found = await model
      .find({ municipality, n: { $gt: after, $lte: after + page } })
      .lean<StoredRecord[]>();
    for (const record of found.sort((a, b) => a.n - b.n)) {
      const line = lineOf(record);
      const fault =
        check.take(line, sha256(Buffer.from(line).subarray(sealedFrom))) ??
        (isFoundRightly(record) && record.fence >= fence ? null : beside(record));
      if (fault !== null) return { fault, chains: check.end().chains };
      fence = record.fence;
    }
  }
  const ended = check.end();
  const n = (last?.n ?? 0) + 1;
  if (ended.fault === null && hinted >= n)
    return { ...ended, fault: { municipality, n, why: `it is missing: ${hinted} records were linked` } };
  return ended;
};

const beside = ({ municipality, n }: StoredRecord): Fault => ({
  ...{ municipality, n },
  why: 'what stands beside it, to find it by, is not what it says',
});

/**
 * Checks the fields beside a record: whoever changes them hides the record from lists and filters, and leaves the
 * chain whole.
 */
const isFoundRightly = (record: StoredRecord): boolean => {
  const { _id, municipality, n, body } = record;
  const { at, account, patient, allowed, crossing, denied, crossed } = record;
  const beside: FoundBy = {
    ...{ at, account, patient, allowed, crossing },
    ...(denied === undefined ? {} : { denied }),
    ...(crossed === undefined ? {} : { crossed }),
  };
  return (
    _id === `${municipality}:${n}` && canonicalJson(beside) === canonicalJson(foundBy(municipality, body))
  );
};

/** Compares all facts of one place with the chains, a page of documents at a time. */
const verifyPlace = async (
  db: Connection,
  store: ChainStore,
  place: FactPlace,
): Promise<{ fault: Fault | null; left: number }> => {
  let left = 0;
  const cursor = db
    .collection<Document>(place.collection)
    .find({}, { projection: projectionOf(place), batchSize: page });
  try {
    for (let more = true; more; ) {
      const documents: Document[] = [];
      while (documents.length < page) {
        const next = await cursor.next();
        if (next === null) {
          more = false;
          break;
        }
        documents.push(next);
      }
      left += documents.filter((each) => each.unlinked !== undefined).length;
      const fault = await compare(store, place, documents);
      if (fault !== null) return { fault, left };
    }
  } finally {
    await cursor.close();
  }
  return { fault: null, left };
};

const compare = async (
  store: ChainStore,
  place: FactPlace,
  documents: readonly Document[],
): Promise<Fault | null> => {
  const lying = documents.flatMap((document) =>
    factsIn(place, document).map((fact) => ({ fact, isMarked: document.unlinked !== undefined })),
  );
  for (const municipality of new Set(lying.flatMap(({ fact }) => chainsOf(fact)))) {
    const own = lying.filter(({ fact }) => chainsOf(fact).includes(municipality));
    const bodies = await store.bodies(
      municipality,
      own.map(({ fact }) => fact._id),
    );
    for (const { fact, isMarked } of own) {
      const linked = bodies.get(fact._id);
      const where = `fact ${fact._id} in ${place.collection}`;
      if (linked === undefined && !isMarked)
        return { municipality, n: null, why: `${where} is not linked and does not wait to be` };
      if (linked !== undefined && linked !== bodyFor(municipality, fact))
        return { municipality, n: null, why: `${where} is not what was linked of it` };
    }
  }
  return null;
};
