import type { KeyObject } from 'node:crypto';
import type { Connection } from 'mongoose';
import { type Checkpoint, contradicts } from '#domain/audit/checkpoint.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import type { Clock } from '#platform/clock.ts';
import type { Logger } from '#platform/logger.ts';
import type { ChainStore } from './chainStore.ts';
import { isSigned, signCheckpoint } from './checkpointKey.ts';
import { checkpointModel, type KeptCheckpoint } from './checkpointModel.ts';

interface Parts {
  readonly db: Connection;
  readonly clock: Clock;
  readonly log: Logger;
  readonly store: Pick<ChainStore, 'head' | 'municipalities'>;
  /** The key is asked for when something is first signed: whoever only reads needs none. */
  readonly key: () => Promise<KeyObject>;
  /** The other parties of the agreements in force to which this municipality is a party. */
  readonly partners: (municipality: string) => readonly string[];
}

/** Checkpoints: the signed ends of chains, kept by the municipality itself and by every other side (AU5, AU6). */
export const openCheckpoints = ({ db, clock, log, store, key, partners }: Parts) => {
  const model = checkpointModel(db);

  /** Keeps a checkpoint, and compares it with all that this side has kept of that chain before. */
  const receive = async (keeper: string, given: Checkpoint): Promise<KeptCheckpoint['contradicts']> => {
    const { municipality, n, hash } = given;
    const before = await model.find({ keeper, municipality }).lean<KeptCheckpoint[]>();
    const _id = `${keeper}:${municipality}:${n}:${hash}`;
    const same = before.find((each) => each._id === _id);
    if (same !== undefined) return same.contradicts;
    const found = isSigned(given)
      ? (before.map((kept) => contradicts(kept, given)).find((each) => each !== null) ?? null)
      : 'unsigned';
    if (found !== null)
      log.error({ keeper, municipality, n, found }, 'a checkpoint contradicts those kept before');
    await model.updateOne(
      { _id },
      { $setOnInsert: { ...given, _id, keeper, contradicts: found } },
      { upsert: true },
    );
    return found;
  };

  /** Signs the end of a chain as it is now, and gives the checkpoint to every side. Null: the chain has no record yet. */
  const sign = async (municipality: string): Promise<Checkpoint | null> => {
    const head = await store.head(municipality);
    if (head === null) return null;
    const wanted = { municipality, n: head.n, hash: head.hash, at: clock.now().toISOString() };
    const checkpoint = signCheckpoint(wanted, await key());
    for (const keeper of [municipality, ...partners(municipality)]) await receive(keeper, checkpoint);
    return checkpoint;
  };

  return {
    receive,
    sign,
    /** Signs each chain once a day, unless it has not grown since its last checkpoint. Returns how many were signed. */
    signDaily: async (): Promise<number> => {
      const today = tokyoDay(clock.now());
      let signed = 0;
      for (const municipality of await store.municipalities()) {
        const own = await model.find({ keeper: municipality, municipality }, { at: 1, n: 1 }).lean();
        const last = own.toSorted((a, b) => (a.at < b.at ? -1 : 1)).at(-1);
        if (last !== undefined && tokyoDay(Date.parse(last.at)) >= today) continue;
        if (last !== undefined && (await store.head(municipality))?.n === last.n) continue;
        if ((await sign(municipality)) !== null) signed += 1;
      }
      return signed;
    },
    keptBy: async (keeper: string): Promise<KeptCheckpoint[]> => {
      const found = await model.find({ keeper }).lean<KeptCheckpoint[]>();
      return found.sort((a, b) => (a.at < b.at ? -1 : 1));
    },
    all: (): Promise<KeptCheckpoint[]> => model.find().lean<KeptCheckpoint[]>().exec(),
  };
};

export type Checkpoints = ReturnType<typeof openCheckpoints>;
