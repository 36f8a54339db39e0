import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AccountAttributes } from '#domain/access/attributes.ts';
import { judgeAccess } from '#domain/access/judgeAccess.ts';
import type { RecordAttributes } from '#domain/access/recordAttributes.ts';
import type { Act } from '#domain/access/recordRef.ts';
import type { Shown, Verdict } from '#domain/access/verdict.ts';
import type { MembershipAttributes } from '#domain/records/patient/membershipAttributes.ts';
import { dataClasses } from '#domain/vocabulary/dataClasses.ts';
import { type Day, tokyoDay } from '#domain/vocabulary/days.ts';
import {
  compileSample,
  conferenceOf,
  consent,
  ichinomiya,
  idOf,
  member,
  minutesOf,
  nagoya,
  noticeFrom,
  okazaki,
  patientWith,
  person,
  toyohashi,
  toyokawa,
} from '#tests/support/accessRegion.ts';

const acts: Act[] = [
  'read',
  'read-consents',
  'write',
  'manage',
  'invite',
  'leave-team',
  'end-membership',
  'hold-conference',
  'send-notice',
  'join',
  'chat',
  'hold',
  'edit',
  'comment',
  'attest',
  'finalise',
  'supplement',
  'acknowledge',
  'follow',
];
const start = Date.parse('2020-01-01T12:00:00Z');
const day = fc.integer({ min: 0, max: 3_000 }).map((days): Day => tokyoDay(start + days * 86_400_000));
/** Beginnings lie early and ends are rare, so that many a scene has something standing in it. */
const early = fc.integer({ min: 0, max: 600 }).map((days): Day => tokyoDay(start + days * 86_400_000));
const maybeDay = fc.option(day, { nil: null, freq: 2 });
const municipality = fc.constantFrom(toyohashi, toyokawa, okazaki, nagoya, ichinomiya);
const purposes = fc.uniqueArray(fc.constantFrom('care', 'conference', 'admission-discharge'), {
  minLength: 1,
});
const aConsent = fc
  .record({
    name: fc.constantFrom('c1', 'c2'),
    purposes,
    recipients: fc.oneof(fc.constant('any' as const), fc.uniqueArray(municipality)),
    from: early,
    until: maybeDay,
    withdrawn: maybeDay,
  })
  .map(({ name, ...rest }) => consent(name, rest as never));
const someone = (name: string, ...professions: string[]) =>
  fc.tuple(municipality, fc.constantFrom(...professions)).map(([code, profession]) =>
    person(name, code, profession, {
      hub: code === nagoya ? ('hub-nagoya' as never) : null,
    }),
  );
const agreements = fc.record({ leaves: maybeDay, s1Until: maybeDay }).map(({ leaves, s1Until }) =>
  compileSample({
    ...(leaves !== null && leaves > '2020-04-01' ? { leaves } : {}),
    ...(s1Until !== null && s1Until > '2020-06-01' ? { s1Until } : {}),
  }),
);
/** Most without an end, so that they overlap; some that end on the day they begin, or before it. */
const membershipOf = (who: AccountAttributes, name: string) =>
  fc
    .record({
      ...{ purposes, from: early, until: fc.oneof(maybeDay, fc.constant(null), early) },
      ...{ clause: fc.constantFrom('s1', 's2', 's4'), by: fc.constantFrom('c1', 'c2') },
    })
    .map(
      ({ purposes: made, by, ...rest }): MembershipAttributes =>
        member(who, made as never, { ...rest, id: idOf(name), consent: consent(by) }),
    );
/** None, one, or up to three of the same position. */
const membershipsOf = (who: AccountAttributes) =>
  fc
    .tuple(fc.nat(3), membershipOf(who, 'm1'), membershipOf(who, 'm2'), membershipOf(who, 'm3'))
    .map(([count, ...all]) => all.slice(0, count));

const scene = fc
  .record({
    a: someone('a', '医師'),
    b: someone('b', '訪問看護師', '相談支援専門員'),
    compiled: agreements,
    consents: fc.array(aConsent, { maxLength: 3 }),
    today: day,
  })
  .chain((made) =>
    fc.record({
      made: fc.constant(made),
      memberships: membershipsOf(made.b),
      kind: fc.constantFrom(
        'patient',
        'channel',
        'conference',
        'minutes',
        'notice',
      ) as fc.Arbitrary<'channel'>,
      act: fc.oneof({ weight: 3, arbitrary: fc.constant<Act>('read') }, fc.constantFrom(...acts)),
      provided: fc.array(
        fc.record({ first: fc.nat(50), more: fc.nat(20), consent: fc.constantFrom(null, 'c1', 'c2') }),
      ),
    }),
  )
  .map(({ made, memberships, kind, act, provided }) => {
    const unique = [...new Map(made.consents.map((each) => [each.id, each])).values()];
    const patient = patientWith(memberships, unique);
    const conference = conferenceOf(patient, made.b);
    const attributes: RecordAttributes =
      (kind as string) === 'notice'
        ? { kind: 'notice', notice: noticeFrom(made.b, made.b.municipality!, false), patient: null }
        : ({ kind, patient, conference, minutes: minutesOf(conference, made.b) } as RecordAttributes);
    const own = provided.map(({ first, more, consent: by }) => ({
      dataClasses,
      firstSeq: first,
      lastSeq: first + more,
      consent: by === null ? null : idOf<never>(by),
      agreement: 'sample-wide-area',
      version: 1,
      clause: 's1',
    }));
    return { ...made, patient, attributes, act, provisions: { own, container: [] } };
  });

const judge = (of: Scene, account: AccountAttributes, day_ = of.today) =>
  judgeAccess({
    account,
    acting: account.positions[0]!.id,
    act: of.act,
    attributes: of.attributes,
    day: day_,
    compiled: of.compiled,
    provisions: of.provisions,
  });

type Scene = typeof scene extends fc.Arbitrary<infer S> ? S : never;
type Given = Extract<Verdict, { is: 'given' }>;

const withTeam = (of: Scene, memberships: readonly MembershipAttributes[]): Scene => {
  const patient = { ...of.patient, memberships };
  return of.attributes.kind === 'notice'
    ? of
    : { ...of, patient, attributes: { ...of.attributes, patient } as RecordAttributes };
};
/** So that b has nothing by the invitation, and all by the team. */
const heldByAnother = (of: Scene): Scene =>
  'conference' in of.attributes
    ? {
        ...of,
        attributes: { ...of.attributes, conference: conferenceOf(of.patient, of.a) } as RecordAttributes,
      }
    : of.attributes.kind === 'notice'
      ? { ...of, attributes: { kind: 'channel', patient: of.patient } }
      : of;
const isOpen = (each: Verdict): each is Given => each.is === 'given' && !each.readOnly;
const membershipsIn = ({ relations }: Given) => relations.flatMap(({ membership }) => membership?.id ?? []);
const isOutright = ([, each]: [unknown, Shown]): boolean => each.shown && each.ranges === null;
const shownAs = ([dataClass, each]: [string, Shown]): string =>
  `${dataClass}: ${each.shown ? JSON.stringify(each.ranges) : 'withheld'}`;

describe('the gate’s rules, whatever the attributes', () => {
  it('[AC1] gives nothing to one without a relation, at home neither, and answers as if there were no record', () => {
    fc.assert(
      fc.property(scene, (of) => {
        expect(judge(of, of.a)).toEqual({ is: 'unknown' });
      }),
      { numRuns: 500 },
    );
  });

  it('[AC1] [WA9] shows nothing of a patient across a border when no consent holds', () => {
    fc.assert(
      fc.property(scene, (of) => {
        const withdrawn = of.patient.consents.map((each) => ({ ...each, withdrawn: of.today }));
        if (!('patient' in of.attributes) || of.b.municipality === toyohashi) return;
        // [RI7] Who leaves their own team is shown nothing by it.
        if (of.act === 'leave-team') return;
        const attributes = { ...of.attributes, patient: { ...of.patient, consents: withdrawn } };
        const provisions = {
          ...of.provisions,
          own: of.provisions.own.filter((each) => each.consent !== null),
        };
        expect(judge({ ...of, attributes, provisions } as typeof of, of.b).is).not.toBe('given');
      }),
      { numRuns: 500 },
    );
  });

  it('[WA15] gives no writing on what was provided', () => {
    fc.assert(
      fc.property(scene, (of) => {
        const bare = judge({ ...of, provisions: { own: [], container: [] } }, of.b);
        const verdict = judge(of, of.b);
        if (verdict.is !== 'given' || bare.is === 'given') return;
        expect([of.act, verdict.readOnly, verdict.acts]).toEqual(['read', true, ['read']]);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps what it gives until its until, and has judged no longer than that', () => {
    fc.assert(
      fc.property(scene, fc.nat(3_000), (of, later) => {
        const verdict = judge(of, of.b);
        if (verdict.is !== 'given' || verdict.readOnly) return;
        const then = tokyoDay(Date.parse(`${of.today}T03:00:00Z`) + later * 86_400_000);
        if (verdict.until !== null && then >= verdict.until) return;
        const still = judge(of, of.b, then);
        expect(still.is).toBe('given');
        if (still.is !== 'given') return;
        for (const [dataClass, each] of verdict.classes) {
          if (each.shown) expect(still.classes.get(dataClass)?.shown).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('[AC12] gives by several memberships what each of them would give alone, all of it and no more', () => {
    fc.assert(
      fc.property(scene, (made) => {
        const of = heldByAnother(made);
        const all = judge(of, of.b);
        const alone = of.patient.memberships.map((each) => judge(withTeam(of, [each]), of.b));
        const given = alone.filter(isOpen);
        expect(isOpen(all)).toBe(given.length > 0);
        if (!isOpen(all)) return;
        const outright = (one: Given) => [...one.classes].filter(isOutright).map(([name]) => name);
        expect(new Set(outright(all))).toEqual(new Set(given.flatMap(outright)));
        expect(all.acts).toEqual(expect.arrayContaining(given.flatMap((one) => one.acts)));
        if (of.b.municipality === toyohashi)
          expect(new Set(all.acts)).toEqual(new Set(given.flatMap((one) => one.acts)));
        expect(new Set(membershipsIn(all))).toEqual(new Set(given.flatMap(membershipsIn)));
        for (const [dataClass, each] of all.classes) {
          if (!each.shown || each.relation.membership === null) continue;
          const own = judge(withTeam(of, [each.relation.membership]), of.b);
          expect(own.is === 'given' && own.classes.get(dataClass)?.shown).toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('[AC12] answers alike in whatever order the memberships were made', () => {
    fc.assert(
      fc.property(scene, (of) => {
        const said = (one: Verdict) =>
          one.is === 'given'
            ? [one.until, new Set(one.acts), new Set([...one.classes].map(shownAs)), one.readOnly]
            : one.is;
        const turned = judge(withTeam(of, of.patient.memberships.toReversed()), of.b);
        expect(said(turned)).toEqual(said(judge(of, of.b)));
      }),
      { numRuns: 500 },
    );
  });
});
