import { afterEach, describe, expect, it } from '@jest/globals';
import { holdAdmission } from '#access/admission.ts';
import type { Grant, Refusal, Revocation } from '#access/gate.ts';
import type { RecordRef } from '#domain/access/recordRef.ts';
import { type AccessNode, actorOf, openAccessNode } from '#tests/support/accessNode.ts';
import {
  compileSample,
  consent,
  dayOf,
  idOf,
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
const opened: { close(): Promise<void> | void }[] = [];
let number = 0;

const c1 = consent('c1');
const doctor = person('doctor', toyohashi, '医師');
const nurse = person('nurse', toyokawa, '訪問看護師');
const patient = patientWith(
  [member(doctor, ['care']), member(nurse, ['care'], { clause: 's1', consent: c1 })],
  [c1],
);
const channel: RecordRef = { kind: 'channel', id: patient.channel };
const ofPatient = { kind: 'patient', id: patient.id } as const;

const openNode = async (options: Parameters<typeof openAccessNode>[1] = {}): Promise<AccessNode> => {
  const node = await openAccessNode(stores(), { dbName: `revocations-${++number}`, ...options });
  opened.push(node);
  return node;
};
const seeded = async (options: Parameters<typeof openAccessNode>[1] = {}) => {
  const node = await openNode(options);
  for (const each of [doctor, nurse]) await node.put('accounts', each);
  await node.put('patients', patient);
  return { node, dbName: options.dbName ?? `revocations-${number}` };
};
const hold = async (
  node: AccessNode,
  account = nurse,
  more: { stillSignedIn?: () => Promise<boolean> } = {},
) => {
  const changes: Grant[] = [];
  const ends: Refusal[] = [];
  const admission = await holdAdmission({
    gate: node.gate,
    clock: node.platform.clock,
    actor: actorOf(account),
    act: 'read',
    record: channel,
    onChanged: (grant) => changes.push(grant),
    onEnded: (refusal) => ends.push(refusal),
    ...more,
  });
  opened.push(admission);
  return { admission, changes, ends };
};
const withdraw = async (node: AccessNode) => {
  const patients = node.platform.db.collection<{ _id: string }>('kept-patients');
  await node.revocations.commit(
    async (session) => {
      const consents = [{ ...c1, withdrawn: dayOf('2026-11-23') }];
      await patients.updateOne({ _id: patient.id }, { $set: { consents } }, { session });
    },
    [ofPatient],
  );
};

afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

describe('the revocation log', () => {
  it('numbers without gap or double from two nodes at once, each change with its entry', async () => {
    const { node: one, dbName } = await seeded();
    const two = await openNode({ dbName });
    const heard: Revocation[] = [];
    one.revocations.onRevoked((revocation) => heard.push(revocation));
    const changes = one.platform.db.collection<{ _id: string; n: number }>('changes');
    await one.platform.db.createCollection('changes');
    const commit = (node: AccessNode, at: number) =>
      node.revocations.commit(
        async (session) => {
          const own = node.platform.db.collection<{ _id: string }>('changes');
          await own.insertOne({ _id: `${node === one}-${at}` }, { session });
        },
        [{ kind: 'account', id: idOf(`${at}`) }, ofPatient],
      );
    await Promise.all(Array.from({ length: 20 }, (_, at) => commit(at % 2 === 0 ? one : two, at)));
    const entries = await one.platform.db.collection('revocations').find().sort({ n: 1 }).toArray();
    expect(entries.map(({ n }) => n)).toEqual(Array.from({ length: 40 }, (_, at) => at + 1));
    expect(await changes.countDocuments()).toBe(20);
    await eventually(() => heard.length === 40);
    expect(heard.map(({ n }) => n)).toEqual(entries.map(({ n }) => n));
  }, 30_000);

  it('[HU1] ends a right before all that gives one, and serves accounts in turn', async () => {
    const { node } = await seeded();
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const subject = (name: string) => [{ kind: 'account', id: name }] as const;
    const give = (account: string, name: string) =>
      node.revocations.commit(async () => {}, subject(name), { account });
    const holding = node.revocations.commit(() => held, subject('running'), { account: 'script' });
    const given = Array.from({ length: 150 }, (_, at) => give('script', `s${at}`));
    const one = give('officer', 'o');
    const ended = node.revocations.commit(async () => {}, [ofPatient], {
      account: 'officer',
      takesAway: true,
    });
    letGo();
    await Promise.all([holding, ...given, one, ended]);
    const entries = await node.platform.db.collection('revocations').find().sort({ n: 1 }).limit(4).toArray();
    expect(entries.map(({ subject: { id } }) => id)).toEqual(['running', patient.id, 's0', 'o']);
  }, 30_000);

  it('[HU5] writes one fact of a join that is refused again and again, of an unknown id as of one without a relation', async () => {
    const { node } = await seeded();
    const stranger = person('stranger', toyohashi, '医師');
    await node.put('accounts', stranger);
    const join = (record: RecordRef) =>
      holdAdmission({
        ...{ gate: node.gate, clock: node.platform.clock, actor: actorOf(stranger), act: 'read', record },
        ...{ onChanged: () => {}, onEnded: () => {} },
      }).catch(({ code }: { code: string }) => code);
    const unknown: RecordRef = { kind: 'channel', id: idOf('no such channel') };
    const facts = () => node.platform.db.collection('facts').countDocuments();
    for (let at = 0; at < 10; at++)
      expect([await join(channel), await join(unknown)]).toEqual(['A-01', 'A-01']);
    expect(await facts()).toBe(2);
    // A question that is no join has its own fact each time.
    await node.gate.judge(actorOf(stranger), 'read', channel);
    expect(await facts()).toBe(3);
  });

  it('writes neither the change nor the entry when the work fails', async () => {
    const { node } = await seeded();
    await node.platform.db.createCollection('changes');
    await expect(
      node.revocations.commit(
        async (session) => {
          await node.platform.db.collection('changes').insertOne({ a: 1 }, { session });
          throw new Error('no');
        },
        [ofPatient],
      ),
    ).rejects.toThrow('no');
    expect(await node.platform.db.collection('changes').countDocuments()).toBe(0);
    expect(node.revocations.head()).toBe(0);
  });

  it('is told to another node at once by a hint, and without Redis by its own reading', async () => {
    const { node: one, dbName } = await seeded();
    const two = await openNode({ dbName });
    await withdraw(one);
    expect(one.revocations.head()).toBe(1);
    await eventually(() => two.revocations.head() === 1, 3_000);
  });

  it('admits nobody, and delivers only at home, once the log was not read for 5 s', async () => {
    const proxy = await startStoreProxy(stores().mongoUri);
    opened.push(proxy);
    const { node } = await seeded({ mongoUri: proxy.uri });
    const [near, home] = await Promise.all([hold(node), hold(node, doctor)]);
    expect([near.admission.current() !== null, home.admission.current() !== null]).toEqual([true, true]);
    proxy.decide = (command) => (command.find === 'revocations' ? 'drop-request' : 'pass');
    await eventually(() => !node.gate.isFresh(), 10_000);
    expect(await node.gate.judge(actorOf(doctor), 'read', channel)).toMatchObject({ code: 'N-01' });
    expect([near.admission.current() !== null, home.admission.current() !== null]).toEqual([false, true]);
    proxy.decide = () => 'pass';
    await eventually(() => node.gate.isFresh(), 10_000);
    expect(near.admission.current()).not.toBeNull();
  }, 30_000);

  it('admits nobody while the machine’s clock is more than 2 s off the store’s', async () => {
    let off = 0;
    const { node } = await seeded({ machine: { now: () => Date.now() + off } });
    expect(node.gate.isFresh()).toBe(true);
    off = 2_500;
    await node.gate.catchUp();
    expect(node.gate.isFresh()).toBe(false);
    expect(node.revocations.clockAgrees()).toBe(false);
  });
});

describe('an admission', () => {
  it('ends at once, on every node, when the consent is withdrawn', async () => {
    const { node: one, dbName } = await seeded();
    const two = await openNode({ dbName });
    const [here, there] = await Promise.all([hold(one), hold(two)]);
    await withdraw(one);
    // This node's own listeners were told before the commit returned: nothing more is sent.
    expect(here.admission.current()).toBeNull();
    await eventually(() => here.ends.length === 1 && there.ends.length === 1);
    expect(here.ends[0]).toMatchObject({ code: 'A-05', details: { rule: 'WA9' } });
    expect(there.ends[0]).toMatchObject({ code: 'A-05' });
    expect(there.admission.current()).toBeNull();
  });

  it('ends with its session, and with its account’s epoch, but goes on after a change that is not its own', async () => {
    const { node } = await seeded();
    const first = await hold(node);
    await node.revocations.commit(async () => {}, [{ kind: 'session', id: idOf('another') }]);
    await node.revocations.commit(async () => {}, [{ kind: 'account', id: doctor.id }]);
    expect(first.admission.current()).not.toBeNull();
    await node.revocations.commit(async () => {}, [{ kind: 'account', id: nurse.id }]);
    await eventually(() => first.changes.length === 1);
    await node.put('accounts', { ...nurse, sessionEpoch: 1 });
    await node.revocations.commit(async () => {}, [{ kind: 'account', id: nurse.id }]);
    await eventually(() => first.ends.length === 1);
    expect(first.ends).toEqual([{ allowed: false, code: 'A-02' }]);
    const second = await hold(node);
    await node.revocations.commit(async () => {}, [{ kind: 'session', id: idOf('session') }]);
    expect(second.ends).toEqual([{ allowed: false, code: 'A-02' }]);
    await expect(hold(node, nurse, { stillSignedIn: async () => false })).rejects.toMatchObject({
      code: 'A-02',
    });
  });

  it('ends by itself at midnight in Tokyo when its day comes, and is judged anew on every other', async () => {
    const { node } = await seeded({
      now: '2026-11-23T14:59:00Z',
      agreements: compileSample({ leaves: '2026-11-25' }),
    });
    const held = await hold(node);
    expect(held.admission.grant.until).toBe(Date.parse('2026-11-24T15:00:00Z'));
    node.setNow('2026-11-23T15:00:00Z');
    await eventually(() => held.changes.length === 1);
    expect(held.changes[0]?.ground.day).toBe('2026-11-24');
    node.setNow('2026-11-24T15:00:00Z');
    // Before any timer has looked: nothing is sent past its until.
    expect(held.admission.current()).toBeNull();
    await eventually(() => held.ends.length === 1);
    expect(held.ends[0]).toMatchObject({ code: 'A-04', details: { since: '2026-11-25' } });
  });

  it('goes on for what it may still read back after the party has left', async () => {
    const { node } = await seeded({
      now: '2026-11-24T14:59:00Z',
      agreements: compileSample({ leaves: '2026-11-25' }),
    });
    const held = await hold(node);
    await node.gate.provideRange(held.admission.grant, 1, 3);
    node.setNow('2026-11-24T15:00:00Z');
    await eventually(() => held.changes.length === 1);
    expect(held.admission.grant.readOnly).toBe(true);
    expect(held.ends).toEqual([]);
  });

  it('is refused, with the reason, when it may not be', async () => {
    const { node } = await seeded();
    await node.put('patients', { ...patient, consents: [] });
    await expect(hold(node)).rejects.toMatchObject({ code: 'A-05' });
  });
});
