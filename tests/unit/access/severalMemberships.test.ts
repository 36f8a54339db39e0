import { describe, expect, it } from '@jest/globals';
import type { RecordAttributes } from '#domain/access/recordAttributes.ts';
import type { MembershipAttributes } from '#domain/records/patient/membershipAttributes.ts';
import { c1, doctor, given, hubNurse, judge, listed, nurse, refused } from '#tests/support/accessCast.ts';
import {
  compileSample,
  conferenceOf,
  consent,
  dayOf,
  idOf,
  member,
  minutesOf,
  patientWith,
} from '#tests/support/accessRegion.ts';

const c2 = consent('c2');
const of = (
  who: typeof doctor,
  name: string,
  purposes: Parameters<typeof member>[1],
  more: Parameters<typeof member>[2] = {},
): MembershipAttributes => member(who, purposes, { ...more, id: idOf(name) });
const patientOf = (...memberships: MembershipAttributes[]): RecordAttributes => ({
  kind: 'patient',
  patient: patientWith(memberships, [c1, c2]),
});
const bothOrders = <T>(all: readonly T[]): (readonly T[])[] => [all, all.toReversed()];

describe('[AC12] several memberships at once', () => {
  it('show together what each of them discloses', () => {
    const care = of(doctor, 'care', ['care']);
    const stay = of(doctor, 'stay', ['admission-discharge']);
    for (const order of bothOrders([care, stay])) {
      const verdict = given(judge(doctor, 'read', patientOf(...order)));
      expect([...verdict.classes.keys()].sort()).toEqual(['document', 'face-sheet', 'history', 'summary']);
      expect(verdict.acts).toContain('tell-admission');
      expect(new Set(verdict.relations.map(({ membership }) => membership?.id))).toEqual(
        new Set([care.id, stay.id]),
      );
      const by = (dataClass: 'face-sheet' | 'document') => {
        const shown = verdict.classes.get(dataClass);
        return shown?.shown ? shown.relation.membership?.id : null;
      };
      expect([by('face-sheet'), by('document')]).toEqual([care.id, stay.id]);
    }
  });

  it('let one in by the one that is for the purpose asked, wherever it stands', () => {
    const care = of(doctor, 'care', ['care']);
    const talks = of(doctor, 'talks', ['conference']);
    for (const order of bothOrders([care, talks])) {
      const verdict = given(judge(doctor, 'hold-conference', patientOf(...order)));
      expect(verdict.relation.membership).toBe(talks);
      expect(verdict.relations.map(({ membership }) => membership)).toEqual([talks]);
    }
    expect(refused(judge(doctor, 'hold-conference', patientOf(care)))).toMatchObject({
      ...{ why: 'act', reason: 'purpose' },
    });
  });

  it('give until the first of them ends, and go on by the other', () => {
    const ending = of(doctor, 'ending', ['care'], { until: dayOf('2026-12-01') });
    const stays = of(doctor, 'stays', ['care', 'conference'], { from: dayOf('2026-11-01') });
    for (const order of bothOrders([ending, stays])) {
      const attributes = patientOf(...order);
      expect(given(judge(doctor, 'read', attributes)).until).toBe('2026-12-01');
      expect(given(judge(doctor, 'read', attributes, { day: '2026-12-01' })).until).toBeNull();
    }
  });

  it('count one that ended before it began as never made', () => {
    const never = of(doctor, 'never', ['care'], { from: dayOf('2021-02-01'), until: dayOf('2021-01-01') });
    expect(judge(doctor, 'read', patientOf(never))).toEqual({ is: 'unknown' });
    const care = of(doctor, 'care', ['care']);
    expect(given(judge(doctor, 'read', patientOf(never, care))).relations).toHaveLength(1);
  });

  it('put no reading back in the place of what another discloses', () => {
    // The hub gives a summary for admissions; care gives none, and of it only what was received is left.
    const attributes = patientOf(
      of(hubNurse, 'both', ['care', 'admission-discharge'], { clause: 's4', consent: c1 }),
    );
    const own = [listed(0, 0, { dataClasses: ['summary'] })];
    const verdict = given(judge(hubNurse, 'read', attributes, { own }));
    expect(verdict.readOnly).toBe(false);
    expect(verdict.classes.get('summary')).toMatchObject({ shown: true, ranges: null });
    // History no purpose discloses: of it, what was received.
    const more = given(
      judge(hubNurse, 'read', attributes, { own: [listed(0, 0, { dataClasses: ['history'] })] }),
    );
    expect(more.classes.get('history')).toMatchObject({ shown: true, ranges: [{ first: 0, last: 0 }] });
  });

  it('lead into what one opens, where another would only read back', () => {
    const care = of(hubNurse, 'care', ['care'], { clause: 's2', consent: c1 });
    const stay = of(hubNurse, 'stay', ['admission-discharge'], { clause: 's4', consent: c1 });
    const own = [listed(0, 0, { dataClasses: ['face-sheet'] })];
    for (const order of bothOrders([care, stay])) {
      const verdict = given(judge(hubNurse, 'read', patientOf(...order), { own }));
      expect(verdict.readOnly).toBe(false);
      expect(verdict.relation.membership).toBe(stay);
      expect(verdict.classes.get('document')).toMatchObject({ shown: true, ranges: null });
      expect(verdict.classes.get('face-sheet')).toMatchObject({
        shown: true,
        ranges: [{ first: 0, last: 0 }],
      });
    }
  });

  it('record what was asked for each, once where they ask the same', () => {
    const [first, second] = ['c1', 'c1'].map((by, at) =>
      of(nurse, `m${at}`, ['care'], { clause: 's1', consent: consent(by) }),
    );
    const third = of(nurse, 'm3', ['care'], { clause: 's1', consent: c2 });
    const attributes: RecordAttributes = {
      kind: 'channel',
      patient: patientWith([first!, second!, third], [c1, c2]),
    };
    const { asked } = given(judge(nurse, 'read', attributes));
    expect(asked?.rows.map(({ tried, memberships }) => ({ tried, memberships }))).toEqual([
      { tried: [c1.id, c2.id], memberships: [first!.id, second!.id] },
      { tried: [c2.id, c1.id], memberships: [third.id] },
    ]);
  });

  it('stand behind an invitation all of them', () => {
    const memberships = ['m1', 'm2'].map((name) => of(doctor, name, ['conference']));
    const patient = patientWith(memberships, [c1]);
    const conference = conferenceOf(patient, nurse, [doctor]);
    for (const attributes of [
      { kind: 'conference', conference, patient } as const,
      { kind: 'minutes', minutes: minutesOf(conference, nurse), conference, patient } as const,
    ]) {
      const { relations } = given(judge(doctor, 'read', attributes));
      expect(relations.map(({ kind, membership }) => [kind, membership])).toEqual(
        memberships.map((each) => ['invited', each]),
      );
    }
  });

  it('are refused as the first of them, when none opens', () => {
    const agreements = compileSample({ leaves: '2026-11-01' });
    const memberships = ['m1', 'm2'].map((name) => of(nurse, name, ['care'], { clause: 's1', consent: c1 }));
    const attributes: RecordAttributes = { kind: 'channel', patient: patientWith(memberships, [c1]) };
    expect(refused(judge(nurse, 'read', attributes, { agreements }))).toMatchObject({
      ...{ why: 'frozen', since: '2026-11-01', relation: { membership: memberships[0] } },
    });
    // What one received is read back as before.
    const back = given(judge(nurse, 'read', attributes, { agreements, own: [listed(1, 4)] }));
    expect([back.readOnly, back.acts]).toEqual([true, ['read']]);
  });
});
