import { describe, expect, it } from '@jest/globals';
import type { AccountAttributes } from '#domain/access/attributes.ts';
import {
  type ClassDecision,
  type Crossing,
  decideClass,
  decideFor,
  nearestDenial,
} from '#domain/access/decideFor.ts';
import { explainDenial } from '#domain/access/explainDenial.ts';
import { frozenSince } from '#domain/access/frozenSince.ts';
import { mayAccess } from '#domain/access/mayAccess.ts';
import type { RecordAttributes } from '#domain/access/recordAttributes.ts';
import type { Act } from '#domain/access/recordRef.ts';
import { compileAgreements } from '#domain/agreement/compileAgreements.ts';
import { readAgreement } from '#domain/agreement/readAgreement.ts';
import { kindNamed } from '#domain/records/kindNamed.ts';
import type { ConsentAttributes } from '#domain/records/patient/consentAttributes.ts';
import { doctor, manager, nurse, officer, team } from '#tests/support/accessCast.ts';
import {
  compileSample,
  conferenceOf,
  consent,
  dayOf,
  idOf,
  member,
  minutesOf,
  nagoya,
  patientWith,
  toyohashi,
  toyokawa,
} from '#tests/support/accessRegion.ts';
import { areasOf } from '#tests/support/arbitraryAgreements.ts';

const today = dayOf('2026-11-23');
const crossingWith = (more: Partial<Crossing> = {}): Crossing => ({
  ...{ compiled: compileSample(), day: today, home: toyohashi, fromHub: null, purpose: 'care' },
  reader: { municipality: toyokawa, profession: '訪問看護師', hub: null },
  consents: [consent('c1')],
  ...more,
});
/** Two clauses in turn: `first` for January 2024, `second` from then on; each may ask for a consent. */
const inTurn = (clauses: string): Crossing['compiled'] => {
  const read = readAgreement(
    `
agreement: sample
version: 1
title: 見本
effective: 2024-01-01
parties:
  - {municipality: "232017", from: 2024-01-01}
  - {municipality: "232076", from: 2024-01-01}
clauses:
${clauses}`,
    'a.yaml',
  );
  if (!read.ok) throw new Error(read.problems[0]?.message);
  return compileAgreements([read.agreement], areasOf([]));
};
const clause = (id: string, more: string) =>
  `  - {id: ${id}, title: 見本, from: 2024-01-01, reach: all-parties, purposes: [care], discloses: [post]${more}}\n`;

describe('[AC5] the day on which an answer ends by itself', () => {
  const untilOf = (own: Partial<ConsentAttributes>, change: Parameters<typeof compileSample>[0] = {}) =>
    decideClass(
      crossingWith({ compiled: compileSample(change), consents: [consent('c1', own)] }),
      'post',
    ).until();
  const [soon, later] = [dayOf('2026-12-10'), dayOf('2026-12-15')];

  it('is the first of: the end of the consent, its withdrawal, and what the agreement no longer carries', () => {
    expect(untilOf({})).toBeNull();
    expect(untilOf({ until: later })).toBe(later);
    expect(untilOf({ withdrawn: soon })).toBe(soon);
    expect(untilOf({ until: later, withdrawn: soon })).toBe(soon);
    expect(untilOf({ until: soon, withdrawn: later })).toBe(soon);
    expect(untilOf({}, { leaves: '2027-01-01', s1Until: '2027-06-01' })).toBe('2027-01-01');
    expect(untilOf({ until: dayOf('2027-02-01') }, { leaves: '2027-01-01' })).toBe('2027-01-01');
    expect(untilOf({ until: soon }, { leaves: '2027-01-01' })).toBe(soon);
  });

  it('is that of the consent which it stands on, though another clause would let it through without one', () => {
    const compiled = inTurn(clause('a', ', requires: [consent]') + clause('b', ''));
    const ask = (own: Partial<ConsentAttributes>) =>
      decideClass(
        crossingWith({ compiled, day: dayOf('2024-01-10'), consents: [consent('c1', own)] }),
        'post',
      );
    expect(ask({ until: dayOf('2024-03-01') }).decision.clause).toBe('a');
    expect(ask({ until: dayOf('2024-03-01') }).until()).toBe('2024-03-01');
    expect(ask({ withdrawn: dayOf('2024-03-02') }).until()).toBe('2024-03-02');
  });

  it('is the earlier end of a consent that only the clause after this one asks for', () => {
    const compiled = inTurn(clause('a', ', until: 2024-02-01') + clause('b', ', requires: [consent]'));
    const ask = (own: Partial<ConsentAttributes>) =>
      decideClass(
        crossingWith({ compiled, day: dayOf('2024-01-10'), consents: [consent('c1', own)] }),
        'post',
      ).until();
    expect(ask({ until: dayOf('2024-03-01'), withdrawn: dayOf('2024-02-15') })).toBe('2024-02-15');
    expect(ask({ until: dayOf('2024-02-10'), withdrawn: dayOf('2024-02-15') })).toBe('2024-02-10');
  });

  it('is none at home', () => {
    const reader = { municipality: toyohashi, profession: '医師', hub: null };
    expect(
      decideClass(crossingWith({ reader, consents: [consent('c1', { until: soon })] }), 'post').until(),
    ).toBeNull();
  });
});

describe('[WA13] of several answers', () => {
  const denied = (rule: string, name: string): ClassDecision =>
    ({ dataClass: name, decision: { allowed: false, rule } }) as unknown as ClassDecision;

  it('the denial that passed most rules is told, the first of those that passed as many', () => {
    const [far, near] = [denied('WA2', 'post'), denied('WA9', 'photo')];
    expect(nearestDenial([far, near])).toBe(near);
    expect(nearestDenial([near, far])).toBe(near);
    expect(nearestDenial([near, denied('WA9', 'video')])).toBe(near);
    expect(nearestDenial([])).toBeUndefined();
  });

  it('the first class that passes is the answer to any of them; of none nothing can be asked', () => {
    expect(decideFor(crossingWith(), ['summary', 'post', 'vitals']).any.dataClass).toBe('post');
    const none = decideFor(crossingWith(), ['summary', 'history']);
    expect(none.any.decision).toMatchObject({ allowed: false, rule: 'WA7' });
    expect([none.any.consent, none.any.until()]).toEqual([null, null]);
    expect(() => decideFor(crossingWith(), [])).toThrow(TypeError);
  });
});

describe('[WA15] [WA9] why the border says no to a member', () => {
  const left = compileSample({ leaves: '2026-11-01' });
  const explain = (
    own: Partial<ConsentAttributes>,
    { rule = 'WA6', grounded = true, ground = {} as object, more = {} as Partial<Crossing> } = {},
  ) => {
    const named = consent('c1', own);
    const membership = member(nurse, ['care'], { clause: 's1', consent: named });
    const grounds = grounded ? membership.grounds.map((each) => ({ ...each, ...ground })) : [];
    const relation = {
      kind: 'member',
      membership: { ...membership, grounds },
      purposes: ['care'],
      until: null,
      acts: [],
    };
    return explainDenial({
      ...{ relation: relation as never, home: toyohashi, classes: ['post'], lacking: true },
      crossing: crossingWith({
        compiled: left,
        consents: [named, consent('c2', { until: dayOf('2026-01-01') })],
        ...more,
      }),
      // The clause that came nearest was never theirs.
      decision: { allowed: false, rule: rule as never, agreement: 'other', version: 7, clause: 'x9' },
    });
  };

  it('is frozen since the day that its own clause no longer carries it, by the rule which that clause fails', () => {
    expect(explain({})).toMatchObject({
      ...{ why: 'frozen', since: '2026-11-01', home: toyohashi, purpose: 'care', lacking: true },
      decision: { allowed: false, rule: 'WA3', agreement: 'sample-wide-area', version: 1, clause: 's1' },
    });
    // Made at home, before the border was asked: there is no clause of its own to ask.
    expect(explain({}, { ground: { agreement: null, version: null, clause: null } })).toMatchObject({
      ...{ why: 'frozen', decision: { rule: 'WA6', agreement: null, clause: null } },
    });
  });

  it('is the clause where nothing of it was ever carried, or the membership stands on none', () => {
    for (const refused of [explain({}, { grounded: false }), explain({}, { more: { purpose: 'notice' } })])
      expect(refused).toMatchObject({ why: 'clause', since: null, decision: { rule: 'WA6', clause: 'x9' } });
  });

  it('is the consent where it failed, since the day on which its own one ended', () => {
    for (const [own, since] of [
      [{ until: dayOf('2026-11-20') }, '2026-11-20'],
      [{ until: today }, today],
      [{ until: dayOf('2026-12-20') }, null],
      [{}, null],
    ] as const)
      expect(explain(own, { rule: 'WA9' })).toMatchObject({
        ...{ why: 'consent', since, decision: { rule: 'WA9', agreement: 'other', clause: 'x9' } },
      });
    expect(explain({ until: dayOf('2026-01-01') }, { rule: 'WA9', grounded: false })).toMatchObject({
      since: null,
    });
  });

  it('is the consent, too, where it was withdrawn and the party has left', () => {
    for (const day of ['2026-11-20', today])
      expect(explain({ withdrawn: dayOf(day) })).toMatchObject({
        ...{ why: 'consent', since: day, decision: { allowed: false, rule: 'WA9', clause: 'x9' } },
      });
    expect(explain({ withdrawn: dayOf('2026-12-20') }).why).toBe('frozen');
  });

  it('dates it on the very day, and by the only day there was', () => {
    const on = (day: string) => frozenSince(crossingWith({ compiled: left, day: dayOf(day) }), ['post']);
    expect(on('2026-11-01')).toBe('2026-11-01');
    const once = inTurn(clause('a', ', until: 2024-02-01'));
    expect(frozenSince(crossingWith({ compiled: once, day: dayOf('2024-03-01') }), ['summary', 'post'])).toBe(
      '2024-02-01',
    );
    expect(frozenSince(crossingWith({ compiled: once, day: dayOf('2024-03-01') }), ['summary'])).toBeNull();
  });
});

describe('what a state forbids to everyone', () => {
  const of = (kind: 'conference' | 'minutes', state: string): RecordAttributes => {
    const conference = conferenceOf(team, doctor, [], kind === 'conference' ? (state as never) : 'open');
    return kind === 'conference'
      ? { kind, conference, patient: team }
      : { kind, minutes: minutesOf(conference, doctor, state as never), conference, patient: team };
  };
  it.each([
    ['conference', 'planned', { join: 'planned' }],
    ['conference', 'open', {}],
    ['conference', 'ended', { join: 'ended', chat: 'ended' }],
    ['conference', 'cancelled', { join: 'cancelled', chat: 'cancelled' }],
    ['minutes', 'draft', { supplement: 'not-finalised' }],
    [
      'minutes',
      'finalised',
      { edit: 'finalised', comment: 'finalised', attest: 'finalised', finalise: 'finalised' },
    ],
  ] as const)('%s, %s', (kind, state, forbidden) => {
    const acts: Act[] = ['read', 'join', 'chat', 'edit', 'comment', 'attest', 'finalise', 'supplement'];
    for (const act of acts)
      expect([act, kindNamed(kind).forbids?.(of(kind, state), act) ?? null]).toEqual([
        act,
        (forbidden as { [A in string]?: string })[act] ?? null,
      ]);
  });
});

describe('[AC1] in which position one stands in a relation', () => {
  const attributes: RecordAttributes = { kind: 'channel', patient: team };
  const second = { ...nurse.positions[0]!, id: idOf<never>('second') };
  const stand = (account: AccountAttributes, acting: string, of: RecordAttributes = attributes) =>
    mayAccess(account, acting as never, today, of);
  const both: AccountAttributes = { ...nurse, positions: [nurse.positions[0]!, second] };

  it('is the one acted in; another one of the same person is named, and a forged one tells of nothing', () => {
    expect(stand(both, nurse.positions[0]!.id).is).toBe('related');
    expect(stand(both, second.id)).toEqual({ is: 'elsewhere', position: nurse.positions[0]!.id });
    expect(stand(both, idOf('forged'))).toEqual({ is: 'none' });
    expect(stand({ ...both, municipality: null }, nurse.positions[0]!.id)).toEqual({ is: 'none' });
  });

  it('tells of the end of another one only where none stands', () => {
    const over = patientWith([member(nurse, ['care'], { until: dayOf('2026-10-01') })], []);
    const ended: RecordAttributes = { kind: 'channel', patient: over };
    expect(stand(both, second.id, ended)).toEqual({ is: 'ended', since: '2026-10-01' });
    expect(stand(both, nurse.positions[0]!.id, ended)).toEqual({ is: 'ended', since: '2026-10-01' });
    expect(stand(manager, manager.positions[0]!.id, ended)).toEqual({ is: 'none' });
  });

  it('ends with the position, and has not begun before it has', () => {
    const dated = (from: string, until: string | null): AccountAttributes => ({
      ...nurse,
      positions: [{ ...nurse.positions[0]!, from: dayOf(from), until: until === null ? null : dayOf(until) }],
    });
    const at = nurse.positions[0]!.id;
    expect(stand(dated('2020-01-01', today), at)).toEqual({ is: 'ended', since: today });
    expect(stand(dated('2026-11-24', null), at)).toEqual({ is: 'none' });
    expect(stand(dated('2020-01-01', '2026-11-24'), at)).toMatchObject({
      ...{ is: 'related', relations: [{ until: '2026-11-24' }] },
    });
    const over: RecordAttributes = {
      kind: 'channel',
      patient: patientWith([member(nurse, ['care'], { until: dayOf('2026-10-01') })], []),
    };
    expect(stand(dated('2020-01-01', '2026-09-01'), at, over)).toEqual({ is: 'ended', since: '2026-09-01' });
    expect(stand(dated('2020-01-01', '2026-11-01'), at, over)).toEqual({ is: 'ended', since: '2026-10-01' });
  });

  it('[RI1] is not by a capacity of another position, municipality or day', () => {
    const city: RecordAttributes = { kind: 'municipality', municipality: toyohashi };
    const [own] = officer.positions;
    const beside = { ...own!, id: idOf<never>('beside') };
    const two: AccountAttributes = { ...officer, positions: [own!, beside] };
    expect(stand(two, own!.id, city).is).toBe('related');
    expect(stand(two, beside.id, city)).toEqual({ is: 'elsewhere', position: own!.id });
    expect(stand(officer, own!.id, { kind: 'municipality', municipality: nagoya })).toEqual({ is: 'none' });
    const past = { ...officer, capacities: officer.capacities.map((each) => ({ ...each, until: today })) };
    expect(stand(past, own!.id, city)).toEqual({ is: 'none' });
  });
});
