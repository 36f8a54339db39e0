import type { Connection } from 'mongoose';
import type { Logger } from './logger.ts';
import { fillNotices } from './migrations/fillNotices.ts';
import { findRecords } from './migrations/findRecords.ts';
import { followRights } from './migrations/followRights.ts';
import { markFacts } from './migrations/markFacts.ts';
import { markRuns } from './migrations/markRuns.ts';
import { markUnsealed } from './migrations/markUnsealed.ts';
import { narrowProvisions } from './migrations/narrowProvisions.ts';
import { sealSecrets } from './migrations/sealSecrets.ts';
import type { Secrets } from './secrets/secrets.ts';

/** The version of the data that this program reads and writes (DESIGN decision 15). */
export const DATA_VERSION = 10;

/** What turns data of version n into version n+1; written so that a run that was cut off can simply run again. */
export type Migration = (db: Connection, secrets: Pick<Secrets, 'seal'>) => Promise<void>;

/** By the version they start from. Version 1 is the first there is. */
const migrations: Readonly<Record<number, Migration>> = {
  1: markFacts,
  2: findRecords,
  3: fillNotices,
  4: markUnsealed,
  5: sealSecrets,
  // Since 7 a 確定 may name the entry that its form is as of (MI12), which an older program would not heed. What was
  // finalised before has all of its log, as its seal says: nothing of it changes.
  6: async () => {},
  7: followRights,
  8: markRuns,
  9: narrowProvisions,
};

/** Data of a newer program: ours would not understand it, and would spoil what it does not know of. */
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
  // Whoever comes first writes it; of two nodes that start at once, the second finds it there.
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
