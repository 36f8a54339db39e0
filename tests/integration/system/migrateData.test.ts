import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Connection } from 'mongoose';
import { createLogger } from '#platform/logger.ts';
import { DataTooNew, migrateData } from '#platform/migrateData.ts';
import { openMongo } from '#platform/mongo.ts';
import { withTestStores } from '#tests/support/testStores.ts';

const stores = withTestStores();
const log = createLogger('silent');

describe('the version of the data', () => {
  let db: Connection;
  beforeAll(async () => {
    db = await openMongo(stores().mongoUri, { dbName: 'migrate' });
  }, 30_000);
  afterAll(() => db.close());

  it('migrates older data step by step, goes on where a run was cut off, and refuses newer data', async () => {
    await migrateData(db, log, { version: 1, steps: {} });
    const done: number[] = [];
    let cut = true;
    const steps = {
      1: async () => void done.push(1),
      2: async () => {
        if (cut) throw new Error('cut off');
        done.push(2);
      },
    };
    await expect(migrateData(db, log, { version: 3, steps })).rejects.toThrow('cut off');
    cut = false;
    await migrateData(db, log, { version: 3, steps });
    await migrateData(db, log, { version: 3, steps });
    expect(done).toEqual([1, 2]);
    await expect(migrateData(db, log, { version: 1, steps: {} })).rejects.toThrow(DataTooNew);
    await expect(migrateData(db, log, { version: 1, steps: {} })).rejects.toThrow(
      /version 3, this program knows 1/,
    );
  });
});
