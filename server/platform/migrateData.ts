import type { Connection } from 'mongoose';
import type { Logger } from './logger.ts';
import type { Secrets } from './secrets/secrets.ts';

/** The version of the data that this program reads and writes (DESIGN decision 15). */
export const DATA_VERSION = 10;

/** Turns data of version n into version n+1. If it was cut off, it can simply be run again. */
export type Migration = (db: Connection, secrets: Pick<Secrets, 'seal'>) => Promise<void>;

/** By the version they start from; each is read when there is data for it. Version 1 is the first there is. */
const migrations: Readonly<Record<number, Migration>> = {
  1: async (db) => (await import('./migrations/markFacts.ts')).markFacts(db),
  2: async (db) => (await import('./migrations/findRecords.ts')).findRecords(db),
  3: async (db) => (await import('./migrations/fillNotices.ts')).fillNotices(db),
  4: async (db) => (await import('./migrations/markUnsealed.ts')).markUnsealed(db),
  5: async (db, secrets) => (await import('./migrations/sealSecrets.ts')).sealSecrets(db, secrets),
  // Since 7 a 確定 may name the entry that its form is as of (MI12), which an older program would not heed. What was
  // finalised before has all of its log, as its seal says: nothing of it changes.
  6: async () => {},
  7: async (db) => (await import('./migrations/followRights.ts')).followRights(db),
  8: async (db) => (await import('./migrations/markRuns.ts')).markRuns(db),
  9: async (db) => (await import('./migrations/narrowProvisions.ts')).narrowProvisions(db),
};

/** Thrown for data of a newer program: this one would not understand it, and would spoil what it does not know. */
export class DataTooNew extends Error {
  constructor(version: number, known = DATA_VERSION) {
    super(
      `The data is of version ${version}, this program knows ${known}. Start the newer program, or restore a backup of the older data.`,
    );
    this.name = 'DataTooNew';
  }
}

/** Brings the data to our version before anything reads it; refuses newer data. */
export const migrateData = async (
  db: Connection,
  log: Logger,
  {
    secrets,
    version = DATA_VERSION,
    steps = migrations,
  }: {
    readonly secrets: Pick<Secrets, 'seal'>;
    readonly version?: number;
    readonly steps?: Readonly<Record<number, Migration>>;
  },
): Promise<void> => {
  const meta = db.collection<{ _id: string; version: number }>('meta');
  // The first node writes it; if two start at once, the second finds it there.
  await meta.updateOne({ _id: 'data' }, { $setOnInsert: { version } }, { upsert: true });
  const found = (await meta.findOne({ _id: 'data' }))?.version ?? version;
  if (found > version) throw new DataTooNew(found, version);
  for (let at = found; at < version; at++) {
    const migrate = steps[at];
    if (migrate === undefined) throw new Error(`no way from data version ${at} to ${at + 1}`);
    log.info({ from: at, to: at + 1 }, 'migrating the data');
    await migrate(db, secrets);
    await meta.updateOne({ _id: 'data', version: at }, { $set: { version: at + 1 } });
  }
};
