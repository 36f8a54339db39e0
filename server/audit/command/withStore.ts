import type { Connection } from 'mongoose';
import { callersPath } from '#platform/callersPath.ts';
import { createLogger } from '#platform/logger.ts';
import { openMongo } from '#platform/mongo.ts';
import { DataFolderInUse } from '#platform/stores/holdDataFolder.ts';
import { startEmbeddedStores } from '#platform/stores/startEmbeddedStores.ts';
import { BadCommand } from './parseCommand.ts';

/** Opens the store that MONGODB_URI names, else the embedded one of the data folder, for as long as `work` takes. */
export const withStore = async <T>(
  data: string,
  work: (db: Connection, dataDir: string) => Promise<T>,
): Promise<T> => {
  const dataDir = callersPath(data, 'audit');
  const given = process.env.MONGODB_URI;
  if (given !== undefined && given !== '') {
    const db = await openMongo(given, {});
    return work(db, dataDir).finally(() => db.close());
  }
  const log = createLogger('silent');
  const stores = await startEmbeddedStores({ dataDir, log }).catch((error: unknown) => {
    if (error instanceof DataFolderInUse) throw new BadCommand(`${error.message}: stop that house first`);
    throw error;
  });
  try {
    const db = await openMongo(stores.mongoUri, {});
    return await work(db, dataDir).finally(() => db.close());
  } finally {
    await stores.close();
  }
};
