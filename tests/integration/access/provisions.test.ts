import { afterEach, describe, expect, it } from '@jest/globals';
import type { RecordRef } from '#domain/access/recordRef.ts';
import { type AccessNode, actorOf, openAccessNode } from '#tests/support/accessNode.ts';
import {
  consent,
  member,
  okazaki,
  patientWith,
  person,
  toyohashi,
  toyokawa,
} from '#tests/support/accessRegion.ts';
import { eventually } from '#tests/support/eventually.ts';
import { startStoreProxy } from '#tests/support/storeProxy.ts';
import { withTestStores } from '#tests/support/testStores.ts';

const stores = withTestStores();
const opened: { close(): Promise<void> }[] = [];
let number = 0;

const c1 = consent('c1');
const doctor = person('doctor', toyohashi, '医師');
const nurse = person('nurse', toyokawa, '訪問看護師');
const manager = person('manager', okazaki, '介護支援専門員');
const patient = patientWith(
  [
    member(doctor, ['care']),
    member(nurse, ['care'], { clause: 's1', consent: c1 }),
    member(manager, ['care'], { clause: 's2', consent: c1 }),
  ],
  [c1],
);
const channel: RecordRef = { kind: 'channel', id: patient.channel };

const openNode = async (options: Parameters<typeof openAccessNode>[1] = {}): Promise<AccessNode> => {
  const node = await openAccessNode(stores(), { dbName: `provisions-${++number}`, ...options });
  opened.push(node);
  return node;
};
const seed = async ({ put }: AccessNode) => {
  for (const each of [doctor, nurse, manager]) await put('accounts', each);
  await put('patients', patient);
};

afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

describe('[WA15] the provisions of a gate', () => {
  it('stores opened and closed facts in the provision, one provision for each clause and consent', async () => {
    const node = await openNode();
    await seed(node);
    const grant = await node.gate.require(actorOf(manager), 'read', channel);
    await (await node.gate.provide(grant, 1)).close(2);
    const [provision, ...more] = await node.platform.db.collection('provisions').find().toArray();
    expect(more).toEqual([]);
    expect(provision).toMatchObject({
      dataClasses: ['post', 'visit-report', 'vitals'],
      clause: 's2',
      consent: c1.id,
      firstSeq: 1,
      lastSeq: 2,
      closed: true,
      openedBy: { kind: 'provision-opened', clause: 's2' },
      closedBy: { kind: 'provision-closed', clause: 's2' },
    });
    expect(provision?.openedBy._id).not.toBe(provision?.closedBy._id);
    const home = await node.gate.require(actorOf(doctor), 'read', channel);
    await (await node.gate.provide(home, 1)).close(2);
    expect(await node.platform.db.collection('provisions').countDocuments()).toBe(1);
  });

  it('closes the provisions of a node that died, with the last seq it had told, though it is back under its name', async () => {
    const dying = await openNode({ nodeId: 'fixed' });
    await seed(dying);
    const { dbName } = { dbName: `provisions-${number}` };
    const grant = await dying.gate.require(actorOf(nurse), 'read', channel);
    const provision = await dying.gate.provide(grant, 1);
    provision.shown(7);
    // Ended without closing what is open, as a kill -9 long ago would leave it.
    await dying.close();
    await dying.close();
    const other = await openNode({ dbName, nodeId: 'other' });
    const read = () => other.platform.db.collection('provisions').findOne();
    const { node: dead, ...open } = (await read())!;
    expect(open).toMatchObject({ closed: false, shownSeq: 7 });
    const nodes = other.platform.db.collection<{ _id: string }>('providingNodes');
    await nodes.updateOne({ _id: dead }, { $set: { aliveAt: new Date(0) } });
    await openNode({ dbName, nodeId: 'fixed' });
    expect(await read()).toMatchObject({
      closed: true,
      lastSeq: 7,
      closedBy: { kind: 'provision-closed' },
    });
    expect(await nodes.countDocuments()).toBe(2);
    expect(await nodes.findOne({ _id: dead })).toBeNull();
  });

  it('[PO11] asks how far an open provision has come, and no more once it was closed', async () => {
    const proxy = await startStoreProxy(stores().mongoUri);
    opened.push(proxy);
    const node = await openNode({ mongoUri: proxy.uri });
    await seed(node);
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
  }, 40_000);

  it('closes later, by itself or when asked again, what could not be closed', async () => {
    const proxy = await startStoreProxy(stores().mongoUri);
    opened.push(proxy);
    const node = await openNode({ mongoUri: proxy.uri });
    await seed(node);
    const grant = await node.gate.require(actorOf(nurse), 'read', channel);
    const [forgotten, asked] = [await node.gate.provide(grant, 3), await node.gate.provide(grant, 8)];
    proxy.decide = (command) => (command.update === 'provisions' ? 'drop-request' : 'pass');
    await expect(forgotten.close(5)).rejects.toThrow();
    await expect(asked.close(9)).rejects.toThrow();
    expect(await node.platform.db.collection('provisions').countDocuments({ closed: true })).toBe(0);
    proxy.decide = () => 'pass';
    await asked.close(9);
    const closed = await eventually(async () => {
      const all = await node.platform.db.collection('provisions').find({ closed: true }).toArray();
      return all.length === 2 ? all : null;
    }, 15_000);
    expect(closed?.map(({ lastSeq }) => lastSeq).sort()).toEqual([5, 9]);
  }, 30_000);
});
