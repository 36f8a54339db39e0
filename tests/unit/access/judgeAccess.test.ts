import { describe, expect, it } from '@jest/globals';
import type { AccountAttributes } from '#domain/access/attributes.ts';
import type { RecordAttributes } from '#domain/access/recordAttributes.ts';
import type { PatientAttributes } from '#domain/records/patient/patientAttributes.ts';
import {
  c1,
  channel,
  doctor,
  given,
  hubNurse,
  judge,
  manager,
  neighbour,
  nurse,
  officer,
  outsider,
  refused,
  team,
} from '#tests/support/accessCast.ts';
import {
  conferenceOf,
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

describe('who has a relation', () => {
  it('[WA1] lets a member at home read and write without any agreement', () => {
    for (const act of ['read', 'write'] as const) {
      expect(given(judge(doctor, act, channel())).decision.rule).toBe('WA1');
    }
  });

  it('answers no relation as it answers an unknown id: at home, across a border, to the officer and the operator', () => {
    const conference = conferenceOf(team, hubNurse);
    const records: RecordAttributes[] = [
      channel(),
      { kind: 'patient', patient: team },
      { kind: 'conference', conference, patient: team },
      { kind: 'minutes', minutes: minutesOf(conference, hubNurse), conference, patient: team },
      { kind: 'notice', notice: noticeFrom(officer, toyohashi, false), patient: null },
      {
        kind: 'attachment',
        attachment: fileIn({ kind: 'channel', id: team.channel }, nurse),
        container: { kind: 'channel', patient: team },
      },
      { kind: 'attachment', attachment: fileIn(null, nurse), container: null },
    ];
    const operator = person('operator', null, '事務職員');
    for (const attributes of records) {
      for (const who of [outsider, neighbour, operator]) {
        expect(judge(who, 'read', attributes)).toEqual(judge(who, 'read', null));
      }
      if (attributes.kind !== 'notice') expect(judge(officer, 'read', attributes)).toEqual({ is: 'unknown' });
    }
  });

  it('does not take a position that is not the account’s', () => {
    expect(judge(outsider, 'read', channel(), { acting: nurse.positions[0]!.id })).toEqual({ is: 'unknown' });
  });

  it('[AC7] tells a person with two positions which of theirs has the relation', () => {
    const both: AccountAttributes = {
      ...nurse,
      positions: [...nurse.positions, { ...nurse.positions[0]!, id: idOf('second'), facility: idOf('f2') }],
    };
    expect(refused(judge(both, 'read', channel(), { acting: idOf('second') }))).toMatchObject({
      why: 'act',
      reason: 'other-position',
      position: nurse.positions[0]!.id,
    });
  });

  it('[AC3] tells since when a membership or a position has ended', () => {
    const left = patientWith(
      [member(nurse, ['care'], { clause: 's1', consent: c1, until: dayOf('2026-11-23') })],
      [c1],
    );
    expect(refused(judge(nurse, 'read', channel(left)))).toMatchObject({ why: 'ended', since: '2026-11-23' });
    expect(judge(nurse, 'read', channel(left), { day: '2026-11-22' }).is).toBe('given');
    const gone: AccountAttributes = {
      ...nurse,
      positions: [{ ...nurse.positions[0]!, until: dayOf('2026-10-01') }],
    };
    expect(refused(judge(gone, 'read', channel()))).toMatchObject({ why: 'ended', since: '2026-10-01' });
  });

  it('[RI7] may end another’s membership where they are the care manager in charge: of home first, then the longest there', () => {
    const of = (name: string, home: typeof toyohashi, profession = '介護支援専門員') =>
      person(name, home, profession);
    const [here, longer, far] = [of('here', toyohashi), of('longer', toyohashi), of('far', okazaki)];
    const since = (who: typeof here, from: string) =>
      member(who, ['care'], { from: dayOf(from), clause: 's2', consent: c1 });
    const ends = (who: typeof here, ...members: ReturnType<typeof member>[]) => {
      const verdict = judge(who, 'end-membership', {
        kind: 'patient',
        patient: patientWith([since(doctor, '2020-08-01'), ...members], [c1]),
      });
      return verdict.is;
    };
    const [late, early, first] = [
      since(here, '2022-01-01'),
      since(longer, '2021-01-01'),
      since(far, '2020-09-01'),
    ];
    expect([ends(far, first), ends(far, first, late), ends(here, first, late)]).toEqual([
      ...['given', 'refused', 'given'],
    ]);
    expect([ends(here, late, early), ends(longer, late, early)]).toEqual(['refused', 'given']);
    expect(ends(doctor, late)).toBe('refused');
    // Who was in charge and left is so no more.
    expect(ends(here, late, { ...early, until: dayOf('2023-01-01') })).toBe('given');
    expect(ends(outsider, late)).toBe('unknown');
  });

  it('tells of a patient the acts that the purposes of the membership are for, and no others', () => {
    const of = (...purposes: Parameters<typeof member>[1]): readonly string[] => {
      const patient = patientWith([member(doctor, purposes)], [c1]);
      return given(judge(doctor, 'read', { kind: 'patient', patient })).acts;
    };
    const always = ['read', 'invite', 'leave-team'];
    expect(new Set(of('care'))).toEqual(new Set(always));
    expect(new Set(of('care', 'conference'))).toEqual(new Set([...always, 'hold-conference']));
    expect(new Set(of('admission-discharge'))).toEqual(new Set([...always, 'tell-admission']));
  });

  it('[AC8] lets those of a team read its consents who make the plan of care, each of the three professions', () => {
    const asks = (profession: string) => {
      const who = person('asks', toyohashi, profession);
      const patient = patientWith([member(who, ['care'])], [c1]);
      const attributes: RecordAttributes = { kind: 'patient', patient };
      const told = given(judge(who, 'read', attributes)).acts.includes('read-consents');
      return [told, judge(who, 'read-consents', attributes)] as const;
    };
    for (const profession of ['介護支援専門員', '主任介護支援専門員', '相談支援専門員']) {
      expect(asks(profession)).toMatchObject([true, { is: 'given' }]);
    }
    for (const profession of ['医師', '訪問看護師', '行政職員']) {
      expect(asks(profession)).toMatchObject([false, { is: 'refused', why: 'act', reason: 'not-given' }]);
    }
    // The profession without the team is no relation; nor is that of another position of the same person.
    const attributes: RecordAttributes = { kind: 'patient', patient: team };
    const stranger = person('stranger', toyohashi, '相談支援専門員');
    expect(judge(stranger, 'read-consents', attributes)).toEqual(judge(stranger, 'read-consents', null));
    const both: AccountAttributes = {
      ...doctor,
      positions: [
        ...doctor.positions,
        { ...doctor.positions[0]!, id: idOf('second'), profession: '介護支援専門員' },
      ],
    };
    expect(refused(judge(both, 'read-consents', attributes))).toMatchObject({
      why: 'act',
      reason: 'not-given',
    });
    expect(refused(judge(both, 'read-consents', attributes, { acting: idOf('second') })).reason).toBe(
      'other-position',
    );
  });

  it('gives a conference to its holder, its invited and members for it, and to nobody who has left the team', () => {
    const invitedOnly = patientWith([member(doctor, ['care', 'conference'])], [c1]);
    const conference = conferenceOf(invitedOnly, doctor, [nurse]);
    const of = (patient: PatientAttributes): RecordAttributes => ({
      kind: 'conference',
      conference,
      patient,
    });
    expect(given(judge(doctor, 'hold', of(invitedOnly))).relation.kind).toBe('holder');
    expect(given(judge(nurse, 'join', of(invitedOnly))).relation.kind).toBe('invited');
    expect(refused(judge(nurse, 'hold', of(invitedOnly))).why).toBe('act');
    const hasLeft = patientWith([member(nurse, ['care'], { until: dayOf('2026-01-01') })], [c1]);
    expect(refused(judge(nurse, 'join', of(hasLeft))).why).toBe('ended');
    const careOnly = patientWith([member(manager, ['care'], { clause: 's2', consent: c1 })], [c1]);
    expect(judge(manager, 'read', of(careOnly)).is).toBe('unknown');
  });

  it('[CA8] tells who comes to the call too early, or after its end, of its state, and not that their role forbids it', () => {
    for (const state of ['planned', 'ended', 'cancelled'] as const) {
      const conference = conferenceOf(team, hubNurse, [nurse], state);
      const attributes: RecordAttributes = { kind: 'conference', conference, patient: team };
      for (const who of [hubNurse, nurse])
        expect(refused(judge(who, 'join', attributes))).toMatchObject({ why: 'state', reason: state });
      expect(given(judge(nurse, 'read', attributes)).acts).not.toContain('join');
      expect(judge(outsider, 'join', attributes).is).toBe('unknown');
    }
  });

  it('admits who is invited to a conference until their membership for another purpose ends, begun or not', () => {
    for (const from of ['2021-01-01', '2026-11-23']) {
      const ends = member(nurse, ['care'], { from: dayOf(from), until: dayOf('2026-11-24') });
      const patient = patientWith([ends], [c1]);
      const attributes: RecordAttributes = {
        kind: 'conference',
        conference: conferenceOf(patient, doctor, [nurse]),
        patient,
      };
      expect(given(judge(nurse, 'join', attributes, { day: '2026-11-22' })).until).toBe('2026-11-24');
      expect(refused(judge(nurse, 'join', attributes, { day: '2026-11-24' })).why).toBe('ended');
    }
  });

  it('lets only who is responsible finalise, and nobody change what is finalised', () => {
    const conference = conferenceOf(team, hubNurse, [nurse], 'ended');
    const of = (state: 'draft' | 'finalised'): RecordAttributes => ({
      kind: 'minutes',
      minutes: minutesOf(conference, hubNurse, state),
      conference,
      patient: team,
    });
    expect(judge(hubNurse, 'finalise', of('draft')).is).toBe('given');
    expect(refused(judge(nurse, 'finalise', of('draft'))).why).toBe('act');
    expect(given(judge(manager, 'attest', of('draft'))).decision.clause).toBe('s2');
    expect(refused(judge(hubNurse, 'edit', of('finalised')))).toMatchObject({
      why: 'state',
      reason: 'finalised',
    });
    expect(given(judge(hubNurse, 'read', of('finalised'))).acts).toEqual(['read', 'supplement']);
  });

  it('gives an officer the directory of their own municipality, and a manager their own facility', () => {
    expect(given(judge(officer, 'manage', { kind: 'municipality', municipality: toyohashi })).until).toBe(
      '2027-04-01',
    );
    expect(judge(officer, 'manage', { kind: 'municipality', municipality: toyokawa }).is).toBe('unknown');
    expect(
      judge(officer, 'manage', { kind: 'municipality', municipality: toyohashi }, { day: '2027-04-01' }).is,
    ).toBe('unknown');
    expect(judge(officer, 'send-notice', { kind: 'facility', facility: facilityOf(officer) }).is).toBe(
      'given',
    );
    expect(
      refused(judge(officer, 'send-notice', { kind: 'facility', facility: facilityOf(doctor) })).why,
    ).toBe('act');
    expect(judge(nurse, 'manage', { kind: 'facility', facility: facilityOf(nurse) }).is).toBe('unknown');
  });
});
