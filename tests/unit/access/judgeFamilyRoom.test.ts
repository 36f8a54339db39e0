import { describe, expect, it } from '@jest/globals';
import type { AccountAttributes } from '#domain/access/attributes.ts';
import type { RecordAttributes } from '#domain/access/recordAttributes.ts';
import type {
  FamilyPersonAttributes,
  FamilyRoomAttributes,
} from '#domain/records/familyRoom/familyAttributes.ts';
import { reviewDay } from '#domain/records/familyRoom/reviewDay.ts';
import { recordTable } from '#domain/records/recordTable.ts';
import {
  channel,
  discharge,
  doctor,
  given,
  judge,
  manager,
  neighbour,
  nurse,
  officer,
  outsider,
  refused,
  team,
} from '#tests/support/accessCast.ts';
import { compileSample, dayOf, idOf, okazaki, toyohashi, toyokawa } from '#tests/support/accessRegion.ts';

const familyAccount = (name: string, municipality = toyohashi): AccountAttributes => ({
  ...{ id: idOf(name), municipality, sessionEpoch: 0, family: true },
  positions: [],
  capacities: [],
});
const daughter = familyAccount('daughter');
const patientHerself = familyAccount('herself');
const guardian = familyAccount('guardian');

const inRoom = (
  who: AccountAttributes,
  more: Partial<FamilyPersonAttributes> = {},
): FamilyPersonAttributes => ({
  ...{ id: idOf(`in-${who.id.slice(-6)}`), account: who.id, relation: 'child', consentBy: 'patient' },
  ...{ papers: null, reviewBy: null, from: dayOf('2026-01-01'), until: null },
  ...more,
});
const room = (
  people: FamilyPersonAttributes[],
  more: Partial<FamilyRoomAttributes> = {},
): RecordAttributes => ({
  kind: 'familyRoom',
  room: { id: team.id, people, readers: [], ...more },
  patient: team,
});
const full = room([
  inRoom(daughter),
  inRoom(patientHerself, { relation: 'patient' }),
  inRoom(guardian, {
    ...{ relation: 'guardian', consentBy: 'proxy' },
    papers: { from: dayOf('2026-02-01'), until: dayOf('2027-02-01') },
  }),
]);

describe("the family's room", () => {
  it('[FA1] is entered for care, and shows posts and photos: nothing else of the patient', () => {
    const grant = given(judge(daughter, 'read', full));
    expect([grant.relation.kind, grant.purpose, [...grant.classes.keys()], grant.decision.rule]).toEqual([
      'family',
      'care',
      ['post', 'photo'],
      'WA1',
    ]);
  });

  it('[FA2] is all that an account of the family reaches: every other kind is an unknown id to it', () => {
    const others: RecordAttributes[] = [
      channel(),
      { kind: 'patient', patient: team },
      { kind: 'municipality', municipality: toyohashi },
    ];
    for (const who of [daughter, patientHerself, guardian])
      for (const attributes of others)
        for (const act of ['read', 'write', 'manage', 'list-consents'] as never[])
          expect(judge(who, act, attributes)).toEqual({ is: 'unknown' });
    expect(Object.entries(recordTable).flatMap(([kind, each]) => ('family' in each ? kind : []))).toEqual([
      'familyRoom',
    ]);
  });

  it('[FA2] a position or a capacity put on such an account gives it nothing', () => {
    const dressed: AccountAttributes = {
      ...daughter,
      positions: doctor.positions.map((each) => ({ ...each, account: daughter.id })),
      capacities: officer.capacities,
    };
    const asDoctor = doctor.positions[0]!.id;
    expect(judge(dressed, 'read', channel(), { acting: asDoctor })).toEqual({ is: 'unknown' });
    expect(judge(dressed, 'read', full, { acting: asDoctor })).toEqual({ is: 'unknown' });
  });

  it('[FA2] is not there for the family of another patient, and no border is crossed by an account of another city', () => {
    expect(judge(familyAccount('stranger'), 'read', full)).toEqual({ is: 'unknown' });
    const away = familyAccount('away', okazaki);
    expect(judge(away, 'read', room([inRoom(away)]))).toEqual({ is: 'unknown' });
  });

  it('[FA5] is decided on by the patient, and by a proxy while their papers hold; by nobody for being family', () => {
    const decides = (who: AccountAttributes, attributes = full, day?: string) =>
      judge(who, 'end-family', attributes, day === undefined ? {} : { day }).is;
    expect([decides(patientHerself), decides(guardian), decides(daughter)]).toEqual([
      'given',
      'given',
      'refused',
    ]);
    expect(decides(guardian, full, '2026-01-31')).toBe('refused');
    expect(decides(guardian, full, '2027-02-01')).toBe('refused');
    expect(given(judge(guardian, 'read', full)).until).toBe('2027-02-01');
    // The patient for whom the office had to decide, since nobody could agree.
    const byOffice = room([inRoom(patientHerself, { relation: 'patient', consentBy: 'office' })]);
    expect(decides(patientHerself, byOffice)).toBe('refused');
  });

  it('[FA5] holds by a decision of the office until it is to be looked at again', () => {
    const until = room([inRoom(daughter, { consentBy: 'office', reviewBy: dayOf('2026-12-01') })]);
    expect(given(judge(daughter, 'read', until)).until).toBe('2026-12-01');
    expect(refused(judge(daughter, 'read', until, { day: '2026-12-01' }))).toMatchObject({
      ...{ why: 'ended', since: '2026-12-01' },
    });
    expect([reviewDay(dayOf('2026-05-30')), reviewDay(dayOf('2026-08-31'))]).toEqual([
      '2026-11-30',
      '2027-03-03',
    ]);
  });

  it('[FA10] is over for whoever was ended, who is told since when', () => {
    const over = room([inRoom(daughter, { until: dayOf('2026-11-23') })]);
    expect(refused(judge(daughter, 'read', over))).toMatchObject({ why: 'ended', since: '2026-11-23' });
    expect(judge(daughter, 'read', room([inRoom(daughter, { from: dayOf('2027-01-01') })]))).toEqual({
      is: 'unknown',
    });
  });

  it('[FA6] is read by the team across a border under the clause and consent of the channel', () => {
    expect(given(judge(nurse, 'read', full)).decision.clause).toBe('s1');
    expect(given(judge(doctor, 'read', full)).decision.rule).toBe('WA1');
    const left = compileSample({ leaves: '2026-11-01' });
    expect(refused(judge(nurse, 'write', full, { agreements: left })).why).toBe('frozen');
    for (const who of [outsider, neighbour, discharge])
      expect(judge(who, 'read', full)).toEqual({ is: 'unknown' });
  });

  it('[FA6] what is written to the doctor is read by the doctors of the team and by whom the room names', () => {
    const reads = (who: AccountAttributes, attributes: RecordAttributes) =>
      given(judge(who, 'read', attributes)).acts.includes('read-to-doctor');
    expect([reads(doctor, full), reads(nurse, full)]).toEqual([true, false]);
    expect(reads(nurse, room([inRoom(daughter)], { readers: [nurse.positions[0]!.id] }))).toBe(true);
  });

  it('[FA6] a picture that was sent to the doctor is shown to no other of the team', () => {
    const photo = (part: string): RecordAttributes => ({
      kind: 'attachment',
      attachment: {
        ...{ id: idOf('photo'), uploader: null, broughtBy: daughter.id, dataClass: 'photo', seq: null },
        record: { kind: 'familyRoom', id: team.id, part },
      },
      container: full as never,
    });
    expect(given(judge(doctor, 'read', photo('doctor'))).is).toBe('given');
    expect(given(judge(daughter, 'read', photo('doctor'))).is).toBe('given');
    expect(judge(nurse, 'read', photo('doctor')).is).not.toBe('given');
    expect(given(judge(nurse, 'read', photo('team'))).is).toBe('given');
    expect(judge(officer, 'read', photo('team')).is).not.toBe('given');
  });

  it('[FA9] a picture that is on nothing yet is its bringer’s alone', () => {
    const loose: RecordAttributes = {
      kind: 'attachment',
      attachment: {
        ...{ id: idOf('photo'), uploader: null, broughtBy: daughter.id, dataClass: 'photo' },
        ...{ seq: null, record: null },
      },
      container: null,
    };
    expect(given(judge(daughter, 'read', loose)).is).toBe('given');
    for (const who of [guardian, doctor, officer])
      expect(judge(who, 'read', loose)).toEqual({ is: 'unknown' });
  });

  it('[FA3] is kept by the office and the care manager in charge; the office reads nothing of it', () => {
    expect(given(judge(officer, 'invite-family', full)).acts).not.toContain('read');
    expect(refused(judge(officer, 'read', full)).why).toBe('act');
    expect(given(judge(manager, 'invite-family', full)).acts).toContain('end-family');
    expect(refused(judge(manager, 'keep-papers', full)).why).toBe('act');
    for (const who of [doctor, nurse]) expect(refused(judge(who, 'invite-family', full)).why).toBe('act');
  });

  it('[FA8] the reason of a protective measure is for officers and the auditor of the home alone', () => {
    const auditor: AccountAttributes = {
      ...officer,
      capacities: officer.capacities.map((each) => ({ ...each, capacity: 'auditor' as const })),
    };
    const away: AccountAttributes = {
      ...officer,
      capacities: officer.capacities.map((each) => ({ ...each, municipality: toyokawa })),
    };
    for (const who of [officer, auditor]) expect(judge(who, 'read-protection', full).is).toBe('given');
    for (const who of [doctor, manager, daughter, patientHerself])
      expect(judge(who, 'read-protection', full).is).toBe('refused');
    expect(judge(away, 'read-protection', full)).toEqual({ is: 'unknown' });
  });
});
