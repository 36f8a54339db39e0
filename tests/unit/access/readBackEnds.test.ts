import { describe, expect, it } from '@jest/globals';
import { grantOf } from '#access/grantOf.ts';
import { groundsOf } from '#access/provisionGround.ts';
import type { ProvisionAttributes } from '#domain/access/attributes.ts';
import type { RecordAttributes } from '#domain/access/recordAttributes.ts';
import type { PatientAttributes } from '#domain/records/patient/patientAttributes.ts';
import {
  channel,
  given,
  hubNurse,
  judge,
  listed,
  manager,
  nurse,
  refused,
} from '#tests/support/accessCast.ts';
import {
  compileSample,
  consent,
  dayOf,
  fileIn,
  idOf,
  member,
  patientWith,
} from '#tests/support/accessRegion.ts';

const left = compileSample({ leaves: '2026-11-01' });
const teamWith = (c: ReturnType<typeof consent>): PatientAttributes =>
  patientWith([member(nurse, ['care', 'conference'], { clause: 's1', consent: c })], [c]);
const fileOf = (patient: PatientAttributes): RecordAttributes => ({
  kind: 'attachment',
  attachment: fileIn({ kind: 'channel', id: patient.channel }, nurse, { seq: 3 }),
  container: channel(patient) as Extract<RecordAttributes, { kind: 'channel' }>,
});
const photo = (more: Partial<ProvisionAttributes> = {}) => listed(0, 0, { dataClasses: ['photo'], ...more });

describe('[WA15] reading back', () => {
  it('[WA9] ends with the consent while the agreement goes on: withdrawn, and run out', () => {
    for (const ended of [
      consent('c1', { until: dayOf('2026-11-20') }),
      consent('c1', { withdrawn: dayOf('2026-11-20') }),
    ]) {
      const patient = teamWith(ended);
      for (const attributes of [channel(patient), fileOf(patient)]) {
        const own = [listed(1, 9), photo()];
        expect(given(judge(nurse, 'read', attributes, { day: '2026-11-19', own })).readOnly).toBe(false);
        expect(refused(judge(nurse, 'read', attributes, { own, container: own }))).toMatchObject({
          ...{ why: 'consent', since: '2026-11-20' },
        });
      }
    }
  });

  it('is of what was received alone, once the party has left: of a file, of the very post that it hung on', () => {
    const patient = teamWith(consent('c1'));
    const ask = (own: ProvisionAttributes[], container: ProvisionAttributes[] = []) =>
      judge(nurse, 'read', fileOf(patient), { agreements: left, own, container }).is;
    expect([ask([photo()]), ask([], [photo({ firstSeq: 3, lastSeq: 3 })])]).toEqual(['given', 'given']);
    expect([ask([]), ask([], [photo({ firstSeq: 4, lastSeq: 9 })])]).toEqual(['refused', 'refused']);
    expect(ask([], [photo({ firstSeq: 1, lastSeq: 2 })])).toBe('refused');
    // Of another class nothing was received.
    expect(ask([photo({ dataClasses: ['video'] })])).toBe('refused');
  });

  it('ends, once the party has left, with the withdrawal of its own consent, and not where one has only run out', () => {
    const ask = (c: ReturnType<typeof consent>, own: ProvisionAttributes[]) => {
      const patient = teamWith(c);
      return [
        judge(nurse, 'read', channel(patient), { agreements: left, own }).is,
        judge(nurse, 'read', fileOf(patient), { agreements: left, own: own.map((each) => photo(each)) }).is,
      ];
    };
    const past = dayOf('2026-11-20');
    const files = (consentOf: ProvisionAttributes['consent']) => [
      listed(0, 9, { consent: consentOf, dataClasses: ['post', 'photo'] }),
    ];
    const own = files(idOf('c1'));
    expect(ask(consent('c1'), own)).toEqual(['given', 'given']);
    expect(ask(consent('c1', { until: past }), own)).toEqual(['given', 'given']);
    expect(ask(consent('c1', { withdrawn: dayOf('2026-11-24') }), own)).toEqual(['given', 'given']);
    // From its very day on.
    for (const withdrawn of [past, dayOf('2026-11-23')])
      expect(ask(consent('c1', { withdrawn }), own)).toEqual(['refused', 'refused']);
    // Received under another consent, which is not the patient's any more, or under none.
    expect(ask(consent('c1'), files(idOf('c9')))).toEqual(['refused', 'refused']);
    expect(ask(consent('c1', { withdrawn: past }), files(null))).toEqual(['given', 'given']);
  });

  it('names the ground of the first class that is read back', () => {
    const patient = teamWith(consent('c1'));
    const own = [photo({ firstSeq: 1, lastSeq: 9, clause: 's9' }), listed(1, 9)];
    const verdict = given(judge(nurse, 'read', channel(patient), { agreements: left, own }));
    expect([verdict.readOnly, verdict.decision.clause]).toEqual([true, 's1']);
  });

  it('of a file that is part of a post names what that post was given under, and shows the one file', () => {
    const patient = teamWith(consent('c1'));
    const container = [photo({ firstSeq: 3, lastSeq: 3, clause: 's7' })];
    const verdict = given(judge(nurse, 'read', fileOf(patient), { agreements: left, container }));
    expect([verdict.decision.clause, verdict.consent?.id]).toEqual(['s7', idOf('c1')]);
    expect(verdict.classes.get('photo')).toMatchObject({ shown: true, ranges: [{ first: 0, last: 0 }] });
    const under = [photo({ firstSeq: 3, lastSeq: 3, consent: null })];
    expect(
      given(judge(nurse, 'read', fileOf(patient), { agreements: left, container: under })).consent,
    ).toBeNull();
  });

  it('of a file in a room that one still enters is reading back, too: nothing can be done with it', () => {
    const patient = patientWith(
      [member(manager, ['care', 'conference'], { clause: 's2', consent: consent('c1') })],
      [consent('c1')],
    );
    const file = given(judge(manager, 'read', fileOf(patient), { own: [photo()] }));
    expect([file.readOnly, file.acts]).toEqual([true, ['read']]);
    expect(given(judge(manager, 'read', channel(patient), { own: [photo()] })).readOnly).toBe(false);
  });

  it('provides nothing anew, whether the record is still entered or only read back', () => {
    const patient = teamWith(consent('c1'));
    const [position] = nurse.positions;
    const grantFor = (attributes: RecordAttributes, more: Parameters<typeof judge>[3], account = nurse) =>
      grantOf(given(judge(account, 'read', attributes, more)), {
        ...{ account, attributes, day: dayOf('2026-11-23'), revocation: 1 },
        actor: { account: account.id, session: idOf('s'), position: position!.id },
        record: { kind: 'channel', id: patient.channel },
      });
    for (const [attributes, own, container] of [
      [channel(patient), [listed(1, 9)], []],
      [fileOf(patient), [photo()], []],
      [fileOf(patient), [], [photo({ firstSeq: 3, lastSeq: 3 })]],
    ] as const) {
      const grant = grantFor(attributes, { agreements: left, own, container });
      expect(grant.readOnly).toBe(true);
      expect(grant.disclosed).not.toEqual([]);
      expect(groundsOf(grant, grant.disclosed)).toEqual([]);
    }
    // The hub's papers are given anew; of the history, which no clause gives, there is what was received.
    const stay = patientWith(
      [member(hubNurse, ['care', 'admission-discharge'], { clause: 's4', consent: consent('c1') })],
      [consent('c1')],
    );
    const own = [listed(0, 0, { dataClasses: ['history'] })];
    const page = grantFor({ kind: 'patient', patient: stay }, { own }, hubNurse);
    expect(page.readOnly).toBe(false);
    expect(page.disclosed).toContain('history');
    expect(groundsOf(page, page.disclosed).flatMap(({ dataClasses }) => dataClasses)).toEqual([
      ...['summary', 'document'],
    ]);
  });
});
