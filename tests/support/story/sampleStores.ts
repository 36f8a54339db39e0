import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { openMongo } from '#platform/mongo.ts';
import { factPlaces } from '#server/audit/factPlaces.ts';
import { holdLock } from '#server/setup/holdLock.mjs';
import { eventually } from '../eventually.ts';
import { startHouse } from '../houseProcess.ts';
import { startTestStores, type TestStores } from '../testStores.ts';
import { storeEnv } from './storeEnv.ts';

/**
 * Stores that hold the sample region, with all its facts in their chains. It is made by the first who asks, as a first
 * start makes it, and copied for each: making it costs as much as a short story.
 */
export const startSampleStores = async (): Promise<TestStores> => {
  const kept = `${process.env.ENGAWA_SAMPLE}/region`;
  if (!existsSync(kept)) {
    // Two stories that begin together wait for one sample.
    const release = await holdLock(`${kept}.lock`, 240);
    try {
      if (!existsSync(kept)) await makeSample(kept);
    } finally {
      await release?.();
    }
  }
  return startTestStores({ from: kept });
};

const makeSample = async (kept: string): Promise<void> => {
  const making = `${kept}-being-made`;
  const stores = await startTestStores({ keptIn: making });
  try {
    const house = await startHouse(['--sample', `--data=${making}`], storeEnv(stores));
    await allLinked(stores.mongoUri);
    await house.close();
  } finally {
    await stores.close();
  }
  await rename(making, kept);
};

/** A passing story asks of the trail what it wrote; it does not wait for what the sample wrote. */
const allLinked = async (uri: string): Promise<void> => {
  const db = await openMongo(uri);
  await eventually(
    async () => {
      for (const { collection } of factPlaces)
        if (await db.collection(collection).findOne({ unlinked: { $exists: true } })) return false;
      return true;
    },
    120_000,
    250,
  );
  await db.close();
};
