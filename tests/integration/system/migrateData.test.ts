import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Connection } from 'mongoose';
import { createLogger } from '#platform/logger.ts';
import { DataTooNew, migrateData } from '#platform/migrateData.ts';
import { fillNotices } from '#platform/migrations/fillNotices.ts';
import { narrowProvisions } from '#platform/migrations/narrowProvisions.ts';
import { openMongo } from '#platform/mongo.ts';
import type { Secrets } from '#platform/secrets/secrets.ts';
import { openTestSecrets } from '#tests/support/testSecrets.ts';
import { withTestStores } from '#tests/support/testStores.ts';

const stores = withTestStores();
const log = createLogger('silent');

describe('the version of the data', () => {
  let db: Connection;
  let secrets: Secrets;
  beforeAll(async () => {
    db = await openMongo(stores().mongoUri, { dbName: 'migrate' });
    secrets = await openTestSecrets({ db, log });
  }, 30_000);
  afterAll(() => db.close());

  it('migrates older data step by step, goes on where a run was cut off, and refuses newer data', async () => {
    await migrateData(db, log, { secrets, version: 1, steps: {} });
    const done: number[] = [];
    let cut = true;
    const steps = {
      1: async () => void done.push(1),
      2: async () => {
        if (cut) throw new Error('cut off');
        done.push(2);
      },
    };
    await expect(migrateData(db, log, { secrets, version: 3, steps })).rejects.toThrow('cut off');
    cut = false;
    await migrateData(db, log, { secrets, version: 3, steps });
    await migrateData(db, log, { secrets, version: 3, steps });
    expect(done).toEqual([1, 2]);
    await expect(migrateData(db, log, { secrets, version: 1, steps: {} })).rejects.toThrow(DataTooNew);
    await expect(migrateData(db, log, { secrets, version: 1, steps: {} })).rejects.toThrow(
      /version 3, this program knows 1/,
    );
  });

  it('from 3 to 4 says what notices and states lacked, changes nothing that is there, and may run again', async () => {
    const from3 = await openMongo(stores().mongoUri, { dbName: 'migrate-3' });
    try {
      const own = await openTestSecrets({ db: from3, log });
      await migrateData(from3, log, { secrets, version: 3, steps: {} });
      const notices = from3.collection<{ _id: string }>('notices');
      const facilities = from3.collection<{ _id: string }>('facilities');
      const part = { municipality: '232076', facilities: ['f-1'], people: 1, clause: 's1' };
      const reach = { reached: [part, { ...part, agreement: 'a', version: 2 }], notReached: [], people: 2 };
      const whole = { kind: 'admission-note', status: null, patient: 'p', admission: { event: 'admission' } };
      const states = [{ state: 'open' }, { id: 'told', state: 'closed' }, { state: 'limited' }];
      // Several commands' worth, some of it as a run that was cut off left it.
      const old = Array.from({ length: 300 }, (_, at) => ({ _id: `old-${at}`, title: `${at}`, reach: null }));
      await notices.insertMany([
        ...old,
        { _id: 'cut-off', kind: 'facility-status', status: { state: 'closed' } },
        { _id: 'reached', reach },
        { _id: 'whole', ...whole, reach: null },
      ] as { _id: string }[]);
      await facilities.insertMany([{ _id: 'f', status: states }, { _id: 'none' }] as { _id: string }[]);

      await Promise.all([
        migrateData(from3, log, { secrets: own }),
        migrateData(from3, log, { secrets: own }),
      ]);
      const read = async () => [await notices.find().toArray(), await facilities.find().toArray()];
      const migrated = await read();
      const lacking = { kind: 'notice', status: null, patient: null, admission: null };
      for (const record of old)
        expect(await notices.findOne({ _id: record._id })).toEqual({ ...record, ...lacking });
      expect(await notices.findOne({ _id: 'cut-off' })).toEqual({
        ...{ _id: 'cut-off', ...lacking },
        ...{ kind: 'facility-status', status: { state: 'closed' } },
      });
      expect(await notices.findOne({ _id: 'reached' })).toEqual({
        ...{ _id: 'reached', ...lacking },
        reach: { ...reach, reached: [{ ...part, agreement: null, version: null }, reach.reached[1]] },
      });
      expect(await notices.findOne({ _id: 'whole' })).toEqual({ _id: 'whole', ...whole, reach: null });
      const id = expect.stringMatching(/^[0-9a-f]{24}$/);
      expect(await facilities.findOne({ _id: 'f' })).toEqual({
        _id: 'f',
        status: [{ ...states[0], id }, states[1], { ...states[2], id }],
      });
      await fillNotices(from3);
      expect(await read()).toEqual(migrated);
    } finally {
      await from3.close();
    }
  }, 30_000);

  it('[AU11] from 9 to 10 narrows what provisions list to what can have been shown, by a new fact, and may run again', async () => {
    const from9 = await openMongo(stores().mongoUri, { dbName: 'migrate-9' });
    try {
      await migrateData(from9, log, { secrets, version: 9, steps: {} });
      const provisions = from9.collection<{ _id: string }>('provisions');
      const six = ['post', 'visit-report', 'vitals', 'photo', 'video', 'document'];
      const one = (_id: string, kind: string, first: number, last: number | null, dataClasses = six) => ({
        ...{ _id, record: { kind, id: kind }, dataClasses, firstSeq: first, shownSeq: 2, lastSeq: last },
        openedBy: { _id: `opened-${_id}`, kind: 'provision-opened', at: new Date(0), from: 'a', dataClasses },
        closedBy: null,
      });
      await provisions.insertMany([
        one('page', 'channel', 1, 3),
        one('open', 'channel', 2, null),
        one('nothing', 'channel', 4, 3),
        one('patient', 'patient', 0, 0, ['face-sheet', 'summary', 'history']),
        one('call', 'conference', 0, 0, ['video', 'post', 'minutes']),
        one('minutes', 'minutes', 1, 9, ['minutes']),
      ] as { _id: string }[]);
      await from9.collection('posts').insertMany([
        { channel: 'channel', seq: 1, kind: 'post', vitals: null, attachments: [{ dataClass: 'photo' }] },
        { channel: 'channel', seq: 2, kind: 'topic-state', vitals: null, attachments: [] },
        { channel: 'channel', seq: 3, kind: 'visit-report', vitals: { pulse: 70 }, attachments: [] },
        { channel: 'other', seq: 2, kind: 'post', vitals: null, attachments: [{ dataClass: 'document' }] },
      ]);
      await Promise.all([migrateData(from9, log, { secrets }), migrateData(from9, log, { secrets })]);
      const read = async () => (await provisions.find().toArray()) as unknown as Record<string, unknown>[];
      const migrated = await read();
      expect(Object.fromEntries(migrated.map((each) => [each._id, each.dataClasses]))).toEqual({
        page: ['post', 'visit-report', 'vitals', 'photo'],
        open: ['post'],
        nothing: [],
        patient: ['face-sheet'],
        call: ['video'],
        minutes: ['minutes'],
      });
      const page = migrated.find(({ _id }) => _id === 'page')!;
      expect(page).toMatchObject({
        ...{ act: 'read', fact: 'opened-page' },
        // What is linked stays as it is; the new fact waits to be.
        openedBy: { dataClasses: six },
        narrowedBy: {
          kind: 'provision-narrowed',
          dataClasses: page.dataClasses,
          shown: [{ first: 1, last: 3 }],
        },
      });
      expect(page.unlinked).toBe((page.narrowedBy as { _id: string })._id);
      expect(migrated.find(({ _id }) => _id === 'minutes')).not.toHaveProperty('narrowedBy');
      await narrowProvisions(from9);
      expect(await read()).toEqual(migrated);
    } finally {
      await from9.close();
    }
  }, 30_000);
});
