import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { RecordRef } from '#domain/access/recordRef.ts';
import { type StoreProxy, startStoreProxy } from '#tests/support/storeProxy.ts';
import { startTestApp, type TestApp } from '#tests/support/testApp.ts';
import { makeTestRegion } from '#tests/support/testRegion.ts';
import { withTestStores } from '#tests/support/testStores.ts';

/**
 * The attack: to learn that a record exists from what the store is asked. Here with the house's own readers of attributes,
 * each of which has to keep the promise.
 */
const stores = withTestStores();
let proxy: StoreProxy;
let app: TestApp;
let region: Awaited<ReturnType<typeof makeTestRegion>>;

beforeAll(async () => {
  proxy = await startStoreProxy(stores().mongoUri);
  app = await startTestApp({ stores: { ...stores(), mongoUri: proxy.uri }, services: ['web'] });
  const { commands, directory, care } = app.house;
  region = await makeTestRegion({ commands, directory, gate: care.gate });
}, 60_000);
// Not afterAll: the stores' own, made first, would run first.
afterEach(async () => {
  await app?.close();
  await proxy?.close();
});

const id = (end: string) => end.padStart(24, 'a');
/** What goes on beside every request: the revocation log, provisions' nodes, sessions of the store. */
const beside = /^(revocations|providingNodes)$/;

describe('no relation', () => {
  it('[AC15] asks the store of the house what an unknown id asks, for each kind of record, whatever is remembered', async () => {
    const { db } = app.platform;
    const put = (collection: string, doc: { _id: string; [key: string]: unknown }) =>
      db.collection<{ _id: string }>(collection).insertOne(doc);
    const patient = await app.house.directory.attributes.patient(region.patient as never);
    if (patient === null) throw new Error('no patient');
    const [position, account] = [region.people.doctor.position, region.people.doctor.account];
    await put('conferences', {
      _id: id('c'),
      patient: patient.id,
      holder: position,
      invited: [],
      state: 'open',
      minutes: id('d'),
    });
    await put('minutes', { _id: id('d'), conference: id('c'), responsible: position });
    await put('notices', {
      _id: id('e'),
      home: patient.home,
      position,
      facility: region.people.doctor.facility,
      fromHub: null,
      purpose: 'notice',
    });
    const file = { account, position, mime: 'image/jpeg', dataClass: 'photo', kind: 'photo' };
    await put('attachments', { _id: id('f1'), ...file, record: { kind: 'channel', id: patient.channel } });
    await put('attachments', { _id: id('f2'), ...file, record: { kind: 'notice', id: id('e') } });
    await put('attachments', { _id: id('f3'), ...file, record: { kind: 'minutes', id: id('d') } });
    await put('attachments', { _id: id('f4'), ...file, record: null });

    const seen: string[] = [];
    proxy.decide = (command) => {
      const [name] = Object.keys(command);
      const on = String(command[name ?? '']);
      if (['find', 'insert', 'update', 'aggregate', 'getMore'].includes(name ?? '') && !beside.test(on)) {
        seen.push(`${name} ${on} ${Object.keys((command.filter ?? {}) as object)}`);
      }
      return 'pass';
    };
    const ask = async (record: RecordRef) => {
      seen.length = 0;
      const answer = await app.house.care.gate.judge(region.people.outsider.actor, 'read', record);
      return { answer, commands: seen.toSorted() };
    };
    const records = {
      patient: [patient.id],
      channel: [patient.channel],
      conference: [id('c')],
      minutes: [id('d')],
      notice: [id('e')],
      attachment: [id('f1'), id('f2'), id('f3'), id('f4')],
      facility: [region.people.nurse.facility],
    };
    for (const [kind, known] of Object.entries(records)) {
      const unknown = await ask({ kind, id: id('0b') } as RecordRef);
      expect(unknown.answer).toEqual({ allowed: false, code: 'A-01' });
      expect(unknown.commands.length).toBeGreaterThan(3);
      const askAll = async () => {
        for (const each of [id('0b'), ...known])
          expect({ kind, ...(await ask({ kind, id: each } as RecordRef)) }).toEqual({ kind, ...unknown });
      };
      await askAll();
      // Somebody of the team has just been there: what there is to remember is remembered.
      for (const each of known)
        await app.house.care.gate.judge(region.people.doctor.actor, 'read', { kind, id: each } as RecordRef);
      await askAll();
    }
  });
});
