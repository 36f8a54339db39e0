import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { OwnSource } from '#client/features/conferences/call/CallState.ts';
import type { Direction, Link } from '#client/features/conferences/call/callModel.ts';
import { fakeCall } from '#tests/support/call/fakeCall.ts';

type Fake = ReturnType<typeof fakeCall>;

const sources = ['microphone', 'camera', 'screen'] as const;
const causes = ['refused', 'busy', 'missing'] as const;
const step = fc.oneof(
  fc.record({ kind: fc.constant('turn' as const), source: fc.constantFrom(...sources), on: fc.boolean() }),
  fc.record({
    kind: fc.constantFrom('join', 'retry', 'choose', 'plug', 'lost', 'line', 'line', 'settle', 'open'),
  }),
  fc.record({
    kind: fc.constant('answer' as const),
    how: fc.constantFrom('me', 'me', 'another', 'later', 'never'),
  }),
  fc.record({
    kind: fc.constant('link' as const),
    which: fc.nat(1),
    direction: fc.constantFrom<Direction>('send', 'receive'),
    link: fc.constantFrom<Link>('waiting', 'up', 'up', 'down', 'failed'),
  }),
  fc.record({ kind: fc.constant('give' as const), how: fc.constantFrom('ok', 'ok', 'ok', ...causes) }),
  fc.record({ kind: fc.constant('end' as const), which: fc.nat(9) }),
  fc.record({ kind: fc.constant('pass' as const), ms: fc.constantFrom(500, 1_000, 2_000, 8_000, 10_000) }),
  fc.record({ kind: fc.constantFrom('send-failed', 'broken', 'unseated') }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const turn = (fake: Fake, source: OwnSource, on: boolean) => {
  if (source === 'microphone') fake.call.setMicrophone(on);
  else if (source === 'camera') fake.call.setCamera(on);
  else if (on) fake.call.shareScreen();
  else fake.call.stopScreen();
};

const act = async (fake: Fake, one: Step, line: boolean): Promise<boolean> => {
  const session = fake.sessions.at(-1);
  switch (one.kind) {
    case 'turn':
      turn(fake, one.source, one.on);
      return line;
    case 'join':
    case 'retry':
      fake.call[one.kind]();
      return line;
    case 'choose':
      fake.call.chooseCamera({ facing: 'environment' });
      return line;
    case 'plug':
      await fake.plug([{ kind: 'camera', deviceId: `plugged-${fake.tracks.length}`, label: '見本' }]);
      return line;
    case 'line':
      await fake.line(!line);
      return !line;
    case 'settle':
      session?.settle();
      return line;
    case 'send-failed':
      session?.settle('send-failed');
      return line;
    case 'open':
      session?.tell({ type: 'opened' });
      session?.tell({ type: 'others', peers: [], expecting: false });
      return line;
    case 'broken':
      session?.tell({ type: 'broken', failure: new Error('broken'), lasting: false });
      return line;
    case 'lost':
    case 'unseated':
      fake.push({ type: 'unseated' });
      return line;
    case 'answer':
      if (one.how === 'me' || one.how === 'another') await fake.answerJoin(one.how);
      else if (one.how === 'later') await fake.refuseJoin(1_000);
      return line;
    case 'link':
      // Also from a session that was closed: it tells things late.
      fake.sessions.at(-1 - one.which)?.tell({ type: 'link', direction: one.direction, link: one.link });
      return line;
    case 'give':
      if (fake.takes.length > 0) await fake.give(one.how === 'ok' ? {} : (one.how as 'busy'));
      return line;
    case 'end':
      fake.tracks.filter(({ readyState }) => readyState === 'live')[one.which]?.end();
      return line;
    case 'pass':
      await fake.pass(one.ms);
      return line;
    default:
      return line;
  }
};

const live = (fake: Fake, label: string) =>
  fake.tracks.filter((track) => track.label === label && track.readyState === 'live');

/** What must hold after every step, whatever is under way. */
const always = (fake: Fake) => {
  const { microphone, camera, phase } = fake.state();
  expect(fake.counts.mostJoining).toBeLessThanOrEqual(1);
  expect(fake.sessions.filter(({ closed }) => !closed).length).toBeLessThanOrEqual(1);
  for (const source of sources) expect(live(fake, source).length).toBeLessThanOrEqual(1);
  if (microphone.status === 'off' || microphone.status === 'absent')
    expect(live(fake, 'microphone').filter(({ enabled }) => enabled)).toEqual([]);
  if (camera.status === 'off' || camera.status === 'absent') expect(live(fake, 'camera')).toEqual([]);
  if (phase !== 'in') return;
  for (const source of sources)
    if (fake.state()[source].status === 'on')
      expect(fake.session().out.get(source)).toBe(fake.state()[source].track);
};

/** Everything that was asked is answered well: what is said is what is. */
const calmDown = async (fake: Fake) => {
  await fake.line(true);
  for (let round = 0; round < 40; round += 1) {
    fake.call.retry();
    while (fake.takes.length > 0) await fake.give();
    while (fake.joins.length > 0) await fake.answerJoin('me');
    const session = fake.sessions.at(-1);
    if (session !== undefined && !session.closed) {
      session.tell({ type: 'opened' });
      session.tell({ type: 'others', peers: [], expecting: false });
      for (const direction of ['send', 'receive'] as const)
        session.tell({ type: 'link', direction, link: 'up' });
      session.settle();
    }
    await fake.pass(500);
  }
};

it('[CA1] [CA2] whatever happens in whatever order: one session, nothing sent of who is off, and the screen says what is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60 }), fc.boolean(), async (steps, relay) => {
      const fake = fakeCall(relay ? [{ urls: 'turn:turn.example' }] : []);
      let line = true;
      for (const one of steps) {
        const asked = fake.counts.joins;
        line = await act(fake, one, line);
        always(fake);
        if (!line) expect(fake.counts.joins).toBe(asked);
      }
      await calmDown(fake);
      always(fake);
      const { phase } = fake.state();
      expect(['checking', 'in', 'over']).toContain(phase);
      if (phase === 'in') {
        const { out } = fake.session();
        for (const source of sources) {
          const { status, track } = fake.state()[source];
          const sent = out.get(source) ?? null;
          expect([source, status, sent]).toEqual([source, status, status === 'on' ? track : null]);
          expect([source, status]).toEqual([
            source,
            expect.stringMatching(/^(on|off|absent|failed|blocked)$/),
          ]);
        }
      }
      const joins = fake.counts.joins;
      fake.call.leave();
      while (fake.takes.length > 0) await fake.give();
      await fake.line(false);
      await fake.line(true);
      await fake.pass(100_000);
      expect(fake.state().phase).toBe('over');
      expect(fake.tracks.filter(({ readyState }) => readyState === 'live')).toEqual([]);
      expect(fake.sessions.filter(({ closed }) => !closed)).toEqual([]);
      expect([fake.timers.size, fake.counts.joins]).toEqual([0, joins]);
    }),
    // A failing run prints its seed and path; give them here to make it a named test.
    { numRuns: 400 },
  );
}, 120_000);
