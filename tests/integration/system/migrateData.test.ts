import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Connection } from 'mongoose';
import { createLogger } from '#platform/logger.ts';
import { DataTooNew, migrateData } from '#platform/migrateData.ts';
import { fillNotices } from '#platform/migrations/fillNotices.ts';
import { followRights } from '#platform/migrations/followRights.ts';
import { markRuns } from '#platform/migrations/markRuns.ts';
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

  it('[RI13] from 7 to 8 lists what was given as no more, ends memberships with their positions, and may run again', async () => {
    const from7 = await openMongo(stores().mongoUri, { dbName: 'migrate-7' });
    try {
      const own = await openTestSecrets({ db: from7, log });
      await migrateData(from7, log, { secrets: own, version: 7, steps: {} });
      const put = (collection: string, docs: readonly object[]) =>
        from7.collection<{ _id: string }>(collection).insertMany(docs as { _id: string }[]);
      const [a, b] = ['232017', '232025'];
      const account = (_id: string, municipality: string | null, state = 'active') => ({
        ...{ _id, municipality, state },
      });
      await put('accounts', [
        ...[account('operator', null), account('officer-a', a), account('officer-b', b)],
        ...[account('manager-b', b), account('doctor-a', a), account('nurse-b', b)],
        account('left-b', b, 'left'),
      ]);
      await put('facilities', [
        { _id: 'clinic-a', municipality: a },
        { _id: 'home-b', municipality: b },
      ]);
      const at = new Date('2026-05-01T03:00:00Z');
      const position = (_id: string, of: string, facility: string, profession: string, madeBy: string) => ({
        ...{ _id, account: of, facility, profession, madeBy, madeAt: at, from: '2026-05-01' },
        ...{ until: null as string | null, endedBy: null as string | null },
      });
      await put('positions', [
        position('p-officer', 'officer-a', 'clinic-a', '行政職員', 'operator'),
        position('p-doctor', 'doctor-a', 'clinic-a', '医師', 'officer-a'),
        position('p-vouched', 'doctor-a', 'home-b', '医師', 'officer-b'),
        position('p-taken-in', 'doctor-a', 'home-b', '介護支援専門員', 'manager-b'),
        { ...position('p-backdated', 'nurse-b', 'home-b', '看護師', 'officer-b'), from: '2020-01-01' },
        {
          ...position('p-ended', 'nurse-b', 'home-b', '看護師', 'officer-b'),
          until: '2026-05-20',
          endedBy: 'x',
        },
        { ...position('p-left', 'left-b', 'home-b', '看護師', 'officer-b'), until: '2026-05-21' },
      ]);
      const officer = { capacity: 'officer', from: '2026-01-01', until: null };
      await put('capacities', [
        { _id: 'c-a', account: 'officer-a', municipality: a, ...officer },
        { _id: 'c-b', account: 'officer-b', municipality: b, ...officer },
        { _id: 'c-left', account: 'left-b', municipality: b, ...officer, until: '2026-05-21' },
      ]);
      const member = (_id: string, of: string) => ({ _id, position: of, until: null });
      await put('memberships', [
        ...[member('m-doctor', 'p-doctor'), member('m-ended', 'p-ended'), member('m-left', 'p-left')],
        { ...member('m-before', 'p-ended'), until: '2026-05-02' },
      ]);

      await Promise.all([
        migrateData(from7, log, { secrets: own }),
        migrateData(from7, log, { secrets: own }),
      ]);
      const read = async (collection: string) =>
        from7.collection<{ _id: string }>(collection).find().sort({ _id: 1 }).toArray();
      const findings = await read('rightFindings');
      expect(findings).toEqual([
        { _id: 'p-backdated', municipality: b, facility: 'home-b', problems: ['backdated'] },
        {
          ...{ _id: 'p-taken-in', municipality: b, facility: 'home-b' },
          problems: ['by-manager', 'not-vouched', 'of-another-city'],
        },
      ]);
      const vouched = new Map(
        (await read('accounts')).map((each) => [
          each._id,
          (each as unknown as { vouched: { profession: string }[] }).vouched.map(
            ({ profession }) => profession,
          ),
        ]),
      );
      expect(vouched.get('doctor-a')).toEqual(['医師']);
      expect(vouched.get('operator')).toEqual([]);
      const of = { before: null };
      expect(await read('memberships')).toMatchObject([
        { _id: 'm-before', until: '2026-05-02' },
        { _id: 'm-doctor', until: null, profession: '医師', municipality: a },
        { _id: 'm-ended', until: '2026-05-20', ends: [{ ...of, because: 'position:p-ended' }] },
        { _id: 'm-left', until: '2026-05-21', ends: [{ ...of, because: 'leave:left-b' }] },
      ]);
      const all = await Promise.all(['accounts', 'positions', 'capacities', 'memberships'].map(read));
      expect(all[0]?.find(({ _id }) => _id === 'left-b')).toMatchObject({ leaving: { id: 'leave:left-b' } });
      expect(all[2]?.find(({ _id }) => _id === 'c-left')).toMatchObject({
        ends: [{ ...of, because: 'leave:left-b' }],
      });
      await followRights(from7);
      expect(await Promise.all(['accounts', 'positions', 'capacities', 'memberships'].map(read))).toEqual(
        all,
      );
      expect(await read('rightFindings')).toEqual(findings);
    } finally {
      await from7.close();
    }
  }, 30_000);

  it('[PO4] from 8 to 9 turns marks and receipts into runs of seqs, leaves their facts, and may run again', async () => {
    const from8 = await openMongo(stores().mongoUri, { dbName: 'migrate-8' });
    try {
      const own = await openTestSecrets({ db: from8, log });
      await migrateData(from8, log, { secrets, version: 8, steps: {} });
      const [marks, receipts, deliveries] = ['readMarks', 'receipts', 'notice_deliveries'].map((name) =>
        from8.collection<{ _id: string; [field: string]: unknown }>(name),
      );
      const who = { channel: 'c', position: 'p', account: 'a', facility: 'f', facilityName: '見本' };
      const fact = { _id: 'fact', act: 'read', from: '232017' };
      const deliveredAt = new Date('2026-07-10T03:00:00Z');
      await marks!.insertMany([
        { _id: 'c:p', ...who, upTo: 7 },
        { _id: 'c:q', ...who, upTo: 0 },
      ]);
      await receipts!.insertMany([
        { _id: 'c:p:3', ...who, after: 0, upTo: 3, fact },
        { _id: 'c:p:7', ...who, after: 3, upTo: 7, fact },
      ]);
      await deliveries!.insertOne({ _id: 'd', deliveredAt });
      await Promise.all([
        migrateData(from8, log, { secrets: own }),
        migrateData(from8, log, { secrets: own }),
      ]);
      const read = async () =>
        Promise.all([marks!, receipts!, deliveries!].map((each) => each.find().sort({ _id: 1 }).toArray()));
      const migrated = await read();
      const runs = [{ first: 1, last: 7 }];
      expect(migrated).toEqual([
        [
          { _id: 'c:p', ...who, read: runs, settled: runs, rev: 1 },
          { _id: 'c:q', ...who, read: [], settled: [], rev: 1 },
        ],
        [
          { _id: 'c:p:3', ...who, fact, runs: [{ first: 1, last: 3 }], first: 1, last: 3 },
          { _id: 'c:p:7', ...who, fact, runs: [{ first: 4, last: 7 }], first: 4, last: 7 },
        ],
        [{ _id: 'd', deliveredAt, listedAt: deliveredAt, remindedAt: null, reminderSeen: true }],
      ]);
      await markRuns(from8);
      expect(await read()).toEqual(migrated);
    } finally {
      await from8.close();
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
