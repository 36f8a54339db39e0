import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Connection } from 'mongoose';
import { BadInput } from '../badInput.ts';
import { DATA_VERSION } from '../migrateData.ts';
import { openMongo } from '../mongo.ts';
import { DataFolderInUse } from './holdDataFolder.ts';
import { startEmbeddedStores } from './startEmbeddedStores.ts';

interface OpenData {
  readonly db: Connection;
  close(): Promise<void>;
}

/**
 * The store at MONGODB_URI, else that of a data folder on which no house is running. Throws BadInput. `whileRunning`:
 * what one can do instead while it runs.
 */
export const openData = async (
  dataDir: string,
  { whileRunning = '' }: { readonly whileRunning?: string } = {},
): Promise<OpenData> => {
  const uri = process.env.MONGODB_URI;
  const { mongoUri, close } = uri
    ? { mongoUri: uri, close: async () => {} }
    : await startOn(dataDir, whileRunning);
  try {
    const db = await openMongo(mongoUri);
    const closeAll = async () => {
      await db.close();
      await close();
    };
    const found = await db.collection<{ _id: string; version: number }>('meta').findOne({ _id: 'data' });
    if (found?.version === DATA_VERSION) return { db, close: closeAll };
    await db.close();
    throw new BadInput(
      found === null
        ? 'there is no data of Engawa in this store'
        : `the data is of version ${found.version}, this program knows ${DATA_VERSION}: start the house once`,
    );
  } catch (error) {
    await close();
    throw error;
  }
};

const startOn = async (dataDir: string, whileRunning: string) => {
  // A start would make a folder that does not exist, and find it empty.
  if (!existsSync(join(dataDir, 'secantus')) && !existsSync(join(dataDir, 'mongod')))
    throw new BadInput(`${dataDir}: holds no store`);
  try {
    return await startEmbeddedStores({ dataDir, log: { info: () => {}, warn: () => {} } });
  } catch (error) {
    if (!(error instanceof DataFolderInUse)) throw error;
    throw new BadInput(`${dataDir}: a house is running on it. Stop it first${whileRunning}`);
  }
};
