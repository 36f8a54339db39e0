import { expect, it } from '@jest/globals';
import type { RecordRef } from '#domain/access/recordRef.ts';
import { actorOf, openAccessNode } from '#tests/support/accessNode.ts';
import {
  consent,
  facilityOf,
  member,
  patientWith,
  person,
  toyohashi,
  toyokawa,
} from '#tests/support/accessRegion.ts';
import { eventually } from '#tests/support/eventually.ts';
import { startStoreProxy } from '#tests/support/storeProxy.ts';
import { withTestStores } from '#tests/support/testStores.ts';

const stores = withTestStores();
const c1 = consent('c1');
const doctor = person('doctor', toyohashi, '医師');
const nurse = person('nurse', toyokawa, '訪問看護師');
const patient = patientWith(
  [
    member(doctor, ['care', 'conference']),
    member(nurse, ['care', 'conference'], { clause: 's1', consent: c1 }),
  ],
  [c1],
);
const channel: RecordRef = { kind: 'channel', id: patient.channel };

it('[PO11] asks how far an open provision has come, and no more once it was closed', async () => {
  const proxy = await startStoreProxy(stores().mongoUri);
  const node = await openAccessNode(stores(), { dbName: 'pulled', mongoUri: proxy.uri });
  for (const each of [doctor, nurse]) await node.put('accounts', each);
  await node.put('patients', patient);
  await node.put('facilities', facilityOf(nurse));
  const grant = await node.gate.require(actorOf(nurse), 'read', channel);
  const sent = { seq: 0 };
  const provision = await node.gate.provide(grant, 4, ['post'], () => sent.seq);
  const read = () => node.platform.db.collection('provisions').findOne();
  let told = 0;
  proxy.decide = (command) => {
    if (command.update === 'provisions') told += 1;
    return 'pass';
  };
  // A hundred items, of which nobody tells the store.
  for (let seq = 4; seq <= 103; seq += 1) sent.seq = seq;
  await eventually(async () => (await read())?.shownSeq === 103, 10_000);
  expect(told).toBe(1);
  // What goes out after its end goes out under another one, also where the store has not heard of the end.
  proxy.decide = (command) => (command.update === 'provisions' ? 'drop-request' : 'pass');
  await expect(provision.close(105)).rejects.toThrow();
  sent.seq = 200;
  proxy.decide = () => 'pass';
  await eventually(async () => (await read())?.closed === true, 15_000);
  expect(await read()).toMatchObject({ shownSeq: 105, lastSeq: 105 });
  await node.close();
  await proxy.close();
}, 40_000);
