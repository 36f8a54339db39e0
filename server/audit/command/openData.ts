import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Connection } from 'mongoose';
import { DATA_VERSION } from '#platform/migrateData.ts';
import { openMongo } from '#platform/mongo.ts';
import { DataFolderInUse } from '#platform/stores/holdDataFolder.ts';
import { startEmbeddedStores } from '#platform/stores/startEmbeddedStores.ts';
import { BadInput } from './badInput.ts';

interface OpenData {
  readonly db: Connection;
  close(): Promise<void>;
}

/** The store at MONGODB_URI, else that of a data folder that no house is running on. Throws BadInput. */
export const openData = async (dataDir: string): Promise<OpenData> => {
  const uri = process.env.MONGODB_URI;
  const { mongoUri, close } = uri ? { mongoUri: uri, close: async () => {} } : await startOn(dataDir);
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

const startOn = async (dataDir: string) => {
  // Starting would make a folder that is not there, and find it empty.
  if (!existsSync(join(dataDir, 'secantus')) && !existsSync(join(dataDir, 'mongod')))
    throw new BadInput(`${dataDir}: holds no store`);
  try {
    return await startEmbeddedStores({ dataDir, log: { info: () => {}, warn: () => {} } });
  } catch (error) {
    if (!(error instanceof DataFolderInUse)) throw error;
    throw new BadInput(
      `${dataDir}: a house is running on it. Stop it first, or verify an export of it (管理, or the route /audit/export)`,
    );
  }
};
