import { afterEach, describe, expect, it } from '@jest/globals';
import type { RecordRef } from '#domain/access/recordRef.ts';
import { type AccessNode, actorOf, openAccessNode } from '#tests/support/accessNode.ts';
import {
  compileSample,
  conferenceOf,
  consent,
  dayOf,
  facilityOf,
  fileIn,
  idOf,
  member,
  minutesOf,
  noticeFrom,
  okazaki,
  patientWith,
  person,
  toyohashi,
  toyokawa,
} from '#tests/support/accessRegion.ts';
import { startStoreProxy } from '#tests/support/storeProxy.ts';
import { withTestStores } from '#tests/support/testStores.ts';

const stores = withTestStores();
const opened: { close(): Promise<void> }[] = [];
let number = 0;

const c1 = consent('c1');
const doctor = person('doctor', toyohashi, '医師');
const nurse = person('nurse', toyokawa, '訪問看護師');
const manager = person('manager', okazaki, '介護支援専門員');
const stranger = person('stranger', toyohashi, '医師');
const patient = patientWith(
  [
    member(doctor, ['care', 'conference']),
    member(nurse, ['care', 'conference'], { clause: 's1', consent: c1 }),
    member(manager, ['care', 'conference'], { clause: 's2', consent: c1 }),
  ],
  [c1],
);
const conference = conferenceOf(patient, doctor);
const channel: RecordRef = { kind: 'channel', id: patient.channel };

const openNode = async (options: Parameters<typeof openAccessNode>[1] = {}): Promise<AccessNode> => {
  const node = await openAccessNode(stores(), { dbName: `gate-${++number}`, ...options });
  opened.push(node);
  return node;
};
const seed = async ({ put }: AccessNode) => {
  for (const each of [doctor, nurse, manager, stranger]) await put('accounts', each);
  await put('patients', patient);
  await put('facilities', facilityOf(nurse));
  await put('conferences', conference);
  await put('minutes', minutesOf(conference, doctor));
  await put('notices', noticeFrom(doctor, toyohashi, false));
  await put('attachments', fileIn(channel, nurse));
  await put('attachments', fileIn({ kind: 'notice', id: idOf('notice') }, nurse, { id: idOf('leaflet') }));
};

afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

describe('the gate', () => {
  it('gives a grant with its ground, and stores the fact before the answer', async () => {
    const node = await openNode();
    await seed(node);
    const grant = await node.gate.require(actorOf(nurse), 'read', channel);
    expect(grant.ground).toMatchObject({
      relation: 'member',
      consent: c1.id,
      from: toyohashi,
      to: toyokawa,
      purpose: 'care',
    });
    expect(grant.discloses('photo')).toMatchObject({ disclosed: true });
    expect(grant.until).toBe(Number.POSITIVE_INFINITY);
    expect(await node.platform.db.collection('facts').find().toArray()).toEqual([
      expect.objectContaining({
        kind: 'judged',
        account: nurse.id,
        act: 'read',
        record: channel,
        from: toyohashi,
        to: toyokawa,
        allowed: true,
        clause: 's1',
        consent: c1.id,
      }),
    ]);
  });

  it('[AC4] withholds by class under the rule, with a profile of its own', async () => {
    const node = await openNode();
    await seed(node);
    const [near, far] = await Promise.all([
      node.gate.require(actorOf(nurse), 'read', channel),
      node.gate.require(actorOf(manager), 'read', channel),
    ]);
    expect(far.discloses('photo')).toEqual({ disclosed: false, rule: 'WA7' });
    expect(far.profile).not.toBe(near.profile);
  });

  it('asks the store the same, and answers and records the same, for an unknown id and for no relation', async () => {
    const proxy = await startStoreProxy(stores().mongoUri);
    opened.push(proxy);
    const node = await openNode({ mongoUri: proxy.uri });
    await seed(node);
    const seen: string[] = [];
    proxy.decide = (command) => {
      const name = Object.keys(command)[0]!;
      // Polling (revocations, provisions, hello) goes on beside every request.
      if (['find', 'insert', 'aggregate', 'update', 'getMore'].includes(name)) {
        const on = String(command[name]);
        if (!/revocations|providingNodes|provisions$/.test(on) || (name === 'find' && on === 'provisions'))
          seen.push(`${name} ${on} ${Object.keys((command.filter ?? {}) as object)}`);
      }
      return 'pass';
    };
    const known: RecordRef[] = [
      channel,
      { kind: 'patient', id: patient.id },
      { kind: 'conference', id: conference.id },
      { kind: 'minutes', id: conference.minutes },
      { kind: 'notice', id: idOf('notice') },
      { kind: 'attachment', id: idOf('file') },
      { kind: 'attachment', id: idOf('leaflet') },
      { kind: 'facility', id: nurse.positions[0]!.facility },
      { kind: 'municipality', id: toyokawa },
    ];
    for (const record of known) {
      const ask = async (id: string) => {
        seen.length = 0;
        const answer = await node.gate.judge(actorOf(stranger), 'read', { ...record, id } as RecordRef);
        const commands = seen.toSorted();
        const [fact] = await node.platform.db.collection('facts').find({ 'record.id': id }).toArray();
        return { answer, commands, keys: Object.keys(fact ?? {}), allowed: fact?.allowed, code: fact?.code };
      };
      const unknown = await ask(record.kind === 'municipality' ? '232114' : idOf('nothing'));
      expect(await ask(record.id)).toEqual(unknown);
      expect(unknown.answer).toEqual({ allowed: false, code: 'A-01' });
      expect(unknown.commands.filter((each) => each.startsWith('insert'))).toHaveLength(1);
      await node.platform.db.collection('facts').deleteMany({});
    }
  });

  it('[AC3] tells who had a relation the reason and the office', async () => {
    const node = await openNode({ agreements: compileSample({ leaves: '2026-10-01' }) });
    await seed(node);
    expect(await node.gate.judge(actorOf(nurse), 'read', channel)).toEqual({
      allowed: false,
      code: 'A-04',
      details: {
        rule: 'WA3',
        agreement: 'sample-wide-area',
        version: 1,
        clause: 's1',
        since: '2026-10-01',
        office: expect.objectContaining({ municipality: toyohashi }),
      },
    });
    await node.put('patients', { ...patient, consents: [{ ...c1, withdrawn: dayOf('2026-11-01') }] });
    expect(await node.gate.judge(actorOf(nurse), 'read', channel)).toMatchObject({
      code: 'A-05',
      details: { rule: 'WA9', since: '2026-11-01' },
    });
  });

  it('[WA15] reads back what its provisions list, and nothing newer, until the consent is withdrawn', async () => {
    const node = await openNode();
    await seed(node);
    const grant = await node.gate.require(actorOf(nurse), 'read', channel);
    const live = await node.gate.provide(grant, 3);
    await live.close(5);
    await live.close(99);
    await node.gate.provideRange(grant, 8, 9);
    node.setAgreements(compileSample({ leaves: '2026-11-23' }));

    const after = await node.gate.require(actorOf(nurse), 'read', channel);
    expect(after.readOnly).toBe(true);
    const shown = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].filter((seq) => after.discloses('post', seq).disclosed);
    expect(shown).toEqual([3, 4, 5, 8, 9]);
    // Without a number nothing of a numbered record is disclosed, and reading back provides nothing.
    expect(after.discloses('post').disclosed).toBe(false);
    await (await node.gate.provide(after, 1)).close(10);
    expect(await node.platform.db.collection('provisions').countDocuments()).toBe(2);
    expect(await node.gate.judge(actorOf(nurse), 'write', channel)).toMatchObject({ code: 'A-04' });
    // The photo of post 4 was part of what was listed, that of post 6 was not.
    await node.put('attachments', fileIn(channel, nurse, { seq: 4 }));
    const file: RecordRef = { kind: 'attachment', id: idOf('file') };
    expect((await node.gate.require(actorOf(nurse), 'read', file)).discloses('photo').disclosed).toBe(true);
    await node.put('attachments', fileIn(channel, nurse, { seq: 6 }));
    expect(await node.gate.judge(actorOf(nurse), 'read', file)).toMatchObject({ code: 'A-04' });

    await node.put('patients', { ...patient, consents: [{ ...c1, withdrawn: dayOf('2026-11-23') }] });
    expect(await node.gate.judge(actorOf(nurse), 'read', channel)).toMatchObject({ code: 'A-05' });
  });

  it('judges many at once on few inserts, and tells nobody anything that could not be recorded', async () => {
    const proxy = await startStoreProxy(stores().mongoUri);
    opened.push(proxy);
    const node = await openNode({ mongoUri: proxy.uri });
    await seed(node);
    let inserts = 0;
    proxy.decide = (command) => {
      if (command.insert === 'facts') inserts++;
      return 'pass';
    };
    await Promise.all(Array.from({ length: 200 }, () => node.gate.judge(actorOf(nurse), 'read', channel)));
    expect(inserts).toBeLessThan(60);
    expect(await node.platform.db.collection('facts').countDocuments()).toBe(200);
    // A lost reply: the fact stands once, and the answer comes.
    let lose = 1;
    proxy.decide = (command) => (command.insert === 'facts' && lose-- > 0 ? 'drop-reply' : 'pass');
    await node.gate.require(actorOf(nurse), 'read', channel);
    expect(await node.platform.db.collection('facts').countDocuments()).toBe(201);
    proxy.decide = (command) => (command.insert === 'facts' ? 'drop-request' : 'pass');
    await expect(node.gate.judge(actorOf(nurse), 'read', channel)).rejects.toMatchObject({ code: 'N-01' });
  });
});
