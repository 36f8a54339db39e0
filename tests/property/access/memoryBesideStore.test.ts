import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Grant, Refusal, RevocationSubject } from '#access/gate.ts';
import type { AttributeReaders } from '#domain/access/attributeReaders.ts';
import type { Act, RecordRef } from '#domain/access/recordRef.ts';
import { type AccessNode, actorOf, openAccessNode } from '#tests/support/accessNode.ts';
import {
  compileSample,
  conferenceOf,
  consent,
  dayOf,
  facilityOf,
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
import { holdsAsync } from '#tests/support/holdsAsync.ts';
import { withTestStores } from '#tests/support/testStores.ts';

// Before the stores' own hook, made below: it would run first.
afterAll(async () => {
  for (const node of [...nodes, anew]) await node?.close();
});
const stores = withTestStores();

const c1 = consent('c1');
const people = {
  doctor: person('doctor', toyohashi, '医師'),
  nurse: person('nurse', toyokawa, '訪問看護師'),
  manager: person('manager', okazaki, '介護支援専門員'),
  stranger: person('stranger', toyohashi, '医師'),
};
type Who = keyof typeof people;
const names = Object.keys(people) as Who[];
const membershipOf = {
  doctor: member(people.doctor, ['care', 'conference']),
  nurse: member(people.nurse, ['care', 'conference'], { clause: 's1', consent: c1 }),
  manager: member(people.manager, ['care', 'conference'], { clause: 's2', consent: c1 }),
  stranger: member(people.stranger, ['care']),
};
const patient = patientWith([], [c1]);
const conference = conferenceOf(patient, people.doctor, [people.nurse]);
const records: RecordRef[] = [
  { kind: 'channel', id: patient.channel },
  { kind: 'patient', id: patient.id },
  { kind: 'conference', id: conference.id },
  { kind: 'minutes', id: conference.minutes },
  { kind: 'notice', id: idOf('notice') },
  { kind: 'facility', id: people.nurse.positions[0]!.facility },
  { kind: 'channel', id: idOf('no such channel') },
];

/** All that rights hang on here, each part of it written with its entry. */
interface World {
  members: Who[];
  /** What each has from the day on which the history plays. */
  ends: Partial<Record<Who, string>>;
  withdrawn: boolean;
  consented: boolean;
  epochs: Record<Who, number>;
  over: Partial<Record<Who, string>>;
  state: 'open' | 'ended';
  invited: boolean;
  leaves: boolean;
}
const begin = (): World => ({
  ...{ members: ['doctor', 'nurse'], ends: {}, withdrawn: false, consented: true, over: {} },
  ...{
    epochs: { doctor: 0, nurse: 0, manager: 0, stranger: 0 },
    state: 'open',
    invited: true,
    leaves: false,
  },
});
const today = '2026-11-23';

type Change =
  | { readonly what: 'join' | 'leave' | 'end' | 'position' | 'epoch'; readonly who: Who }
  | { readonly what: 'withdraw' | 'consent' | 'end-conference' | 'invite' | 'agreement' };

const apply = (world: World, change: Change): RevocationSubject => {
  const ofPatient = { kind: 'patient', id: patient.id } as const;
  const toggle = (set: Partial<Record<Who, string>>, who: Who) => {
    if (set[who] === undefined) set[who] = today;
    else delete set[who];
  };
  switch (change.what) {
    case 'join':
      world.members = [...new Set([...world.members, change.who])];
      return ofPatient;
    case 'leave':
      world.members = world.members.filter((each) => each !== change.who);
      return ofPatient;
    case 'end':
      toggle(world.ends, change.who);
      return ofPatient;
    case 'withdraw':
      world.withdrawn = !world.withdrawn;
      return ofPatient;
    case 'consent':
      world.consented = !world.consented;
      return ofPatient;
    case 'position':
      toggle(world.over, change.who);
      return { kind: 'account', id: people[change.who].id };
    case 'epoch':
      world.epochs[change.who] += 1;
      return { kind: 'account', id: people[change.who].id };
    case 'end-conference':
      world.state = world.state === 'open' ? 'ended' : 'open';
      return { kind: 'conference', id: conference.id };
    case 'invite':
      world.invited = !world.invited;
      return { kind: 'conference', id: conference.id };
    case 'agreement':
      world.leaves = !world.leaves;
      return { kind: 'all' };
  }
};

const documentsOf = (world: World) => ({
  accounts: names.map((who) => {
    const { positions, ...account } = people[who];
    const over = world.over[who];
    return {
      ...account,
      sessionEpoch: world.epochs[who],
      positions: positions.map((each) => ({ ...each, until: over === undefined ? null : dayOf(over) })),
    };
  }),
  patients: [
    {
      ...patient,
      consents: world.consented ? [{ ...c1, withdrawn: world.withdrawn ? dayOf(today) : null }] : [],
      memberships: world.members.map((who) => {
        const end = world.ends[who];
        return { ...membershipOf[who], until: end === undefined ? null : dayOf(end) };
      }),
    },
  ],
  conferences: [
    {
      ...conference,
      state: world.state,
      invited: world.invited ? [people.nurse.positions[0]!.id] : [],
    },
  ],
});

let agreements = compileSample();
const nodes: AccessNode[] = [];
let anew: AccessNode;
let waits: readonly number[] = [0];
let read = 0;

/** Reads take their time, before and after the store is asked, so that many an entry comes while they are under way. */
const slowly = (readers: AttributeReaders): AttributeReaders =>
  Object.fromEntries(
    Object.entries(readers).map(([name, reader]) => [
      name,
      async (...asked: unknown[]) => {
        const [before, after] = [waits[read++ % waits.length]!, waits[read++ % waits.length]!];
        if (before > 0) await pause(before);
        const found = await (reader as (...given: unknown[]) => Promise<unknown>)(...asked);
        if (after > 0) await pause(after);
        return found;
      },
    ]),
  ) as unknown as AttributeReaders;

beforeAll(async () => {
  const options = { dbName: 'memory-beside-store', now: `${today}T03:00:00Z` };
  // The second node's hints reach nobody, and nobody's reach it.
  for (const redisPrefix of ['one:', 'two:'])
    nodes.push(await openAccessNode(stores(), { ...options, redisPrefix, through: slowly }));
  anew = await openAccessNode(stores(), { ...options, redisPrefix: 'anew:', remembersNothing: true });
  for (const node of [...nodes, anew])
    node.revocations.onRevoked(({ subject }) => {
      if (subject.kind === 'all') node.setAgreements(agreements);
    });
  await anew.put('facilities', facilityOf(people.nurse));
  await anew.put('minutes', minutesOf(conference, people.doctor));
  await anew.put('notices', noticeFrom(people.doctor, toyohashi, true));
}, 60_000);

const write = async (node: AccessNode, world: World, subjects: readonly RevocationSubject[]) => {
  // In the store's order: a node that hears of it finds it there.
  agreements = compileSample(world.leaves ? { leaves: today } : {});
  await node.revocations.commit(async (session) => {
    for (const [kind, documents] of Object.entries(documentsOf(world)))
      for (const each of documents)
        await node.platform.db
          .collection<{ _id: string }>(`kept-${kind}`)
          .replaceOne({ _id: each.id }, { ...each, _id: each.id } as never, { session, upsert: true });
  }, subjects);
};

interface Question {
  readonly who: Who;
  readonly act: Act;
  readonly record: RecordRef;
}
const answerOf = async ({ gate }: AccessNode, { who, act, record }: Question) =>
  plain(await gate.judge(actorOf(people[who]), act as 'read', record));
const plain = (answer: Grant | Refusal) =>
  answer.allowed
    ? {
        ...{ profile: answer.profile, disclosed: answer.disclosed, acts: answer.acts },
        ...{ until: answer.until, readOnly: answer.readOnly, ground: answer.ground },
        ...{ subjects: answer.subjects, epoch: answer.account.sessionEpoch },
      }
    : answer;

const who = fc.constantFrom(...names);
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ what: fc.constantFrom('join', 'leave', 'end', 'position', 'epoch'), who }),
  fc.record({
    what: fc.constantFrom('withdraw', 'consent', 'end-conference', 'invite', 'agreement'),
  }),
);
const question: fc.Arbitrary<Question> = fc.record({
  who,
  act: fc.constantFrom<Act>('read', 'write', 'join', 'edit', 'invite'),
  record: fc.constantFrom(...records),
});
const step = fc.record({
  change,
  by: fc.nat(1),
  /** Asked while the change is on its way: either answer is right, and what it leaves in memory must not be the old one. */
  meanwhile: fc.array(question, { maxLength: 6 }),
  questions: fc.array(question, { minLength: 1, maxLength: 6 }),
});

it('[AC13] no answer that is asked after a change was acknowledged differs from one that reads everything anew', async () => {
  await holdsAsync(
    fc.asyncProperty(
      fc.array(step, { minLength: 3, maxLength: 12 }),
      fc.array(fc.nat(3), { minLength: 3, maxLength: 9 }),
      async (steps, script) => {
        waits = script;
        const world = begin();
        await write(nodes[0]!, world, [{ kind: 'all' }]);
        for (const { change, by, meanwhile, questions } of steps) {
          const subject = apply(world, change);
          const written = write(nodes[by]!, world, [subject]);
          const beside = nodes.flatMap((node) => meanwhile.map((each) => answerOf(node, each)));
          await written;
          await anew.revocations.hears();
          const [one, two, fresh] = await Promise.all(
            [...nodes, anew].map((node) => Promise.all(questions.map((each) => answerOf(node, each)))),
          );
          expect(one).toEqual(fresh);
          expect(two).toEqual(fresh);
          await Promise.all(beside);
        }
      },
    ),
    15,
  );
}, 180_000);
