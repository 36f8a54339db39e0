import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AccountAttributes } from '#domain/access/attributes.ts';
import { judgeAccess } from '#domain/access/judgeAccess.ts';
import type { RecordAttributes } from '#domain/access/recordAttributes.ts';
import type { AgreementVersion } from '#domain/agreement/agreementVersion.ts';
import { compileAgreements } from '#domain/agreement/compileAgreements.ts';
import { conferenceRow } from '#domain/records/conference/conferenceRow.ts';
import { minutesRow } from '#domain/records/minutes/minutesRow.ts';
import { noticeRow } from '#domain/records/notice/noticeRow.ts';
import { membershipRow } from '#domain/records/patient/membershipRow.ts';
import { type Candidate, openRouting, routeAudience } from '#domain/routing/routeAudience.ts';
import { itemOfPatient } from '#domain/routing/routeMembership.ts';
import { type RoutedItem, routeTo } from '#domain/routing/routeTo.ts';
import type { DataClass } from '#domain/vocabulary/dataClasses.ts';
import type { Purpose } from '#domain/vocabulary/purposes.ts';
import {
  conferenceOf,
  consent,
  idOf,
  member,
  minutesOf,
  noticeFrom,
  patientWith,
  person,
} from '#tests/support/accessRegion.ts';
import {
  arbitraryAreaRows,
  arbitraryDay,
  arbitraryVersions,
  areasOf,
  codes,
} from '#tests/support/arbitraryAgreements.ts';
import { holds } from '#tests/support/holds.ts';

/** The arbitrary agreements speak of few words; here of those that are routed. An emergency clause stays as it is. */
const asRouted = (version: AgreementVersion): AgreementVersion => ({
  ...version,
  clauses: version.clauses.map((clause) =>
    clause.purposes.includes('emergency')
      ? clause
      : {
          ...clause,
          purposes: clause.purposes.map((each): Purpose => (each === 'disaster' ? 'infection' : each)),
          discloses: clause.discloses.flatMap((each): DataClass[] =>
            each === 'photo' ? ['notice'] : each === 'face-sheet' ? ['minutes', 'facility-status'] : [each],
          ),
        },
  ),
});

const code = fc.constantFrom(...codes);
const hub = fc.option(fc.constantFrom('h1', 'h2'), { nil: null });
const profession = fc.constantFrom('医師', '訪問看護師', '薬剤師');
const world = fc.record({
  versions: arbitraryVersions.map((all) => all.map(asRouted)),
  rows: arbitraryAreaRows,
  day: arbitraryDay,
});
const scene = fc.record({
  world,
  kind: fc.constantFrom('notice', 'facility-status', 'admission-note', 'membership', 'conference', 'minutes'),
  home: code,
  to: code,
  fromHub: hub,
  toHub: hub,
  profession,
  consents: fc.uniqueArray(
    fc.record({
      name: fc.constantFrom('c1', 'c2', 'c3'),
      recipients: fc.oneof(fc.constant('any' as const), fc.subarray(codes)),
      from: arbitraryDay,
      withdrawn: fc.option(arbitraryDay, { nil: null }),
    }),
    { selector: ({ name }) => name },
  ),
});
type Scene = typeof scene extends fc.Arbitrary<infer S> ? S : never;

/** The item as it is routed, and the record as the gate finds it once the same person stands in a relation to it. */
const both = (of: Scene, reader: AccountAttributes): { item: RoutedItem; attributes: RecordAttributes } => {
  const other = person('sender', of.home, '行政職員');
  const consents = of.consents.map(({ name, ...rest }) => consent(name, rest));
  const patient = { ...patientWith([], consents), home: of.home };
  const conference = conferenceOf(patient, other, [reader]);
  switch (of.kind) {
    case 'membership': {
      const joined = { ...patient, memberships: [member(reader, ['care'], { from: '2020-01-01' as never })] };
      return {
        item: itemOfPatient(patient, membershipRow('care')),
        attributes: { kind: 'patient', patient: joined },
      };
    }
    case 'conference':
      return {
        item: itemOfPatient(patient, conferenceRow),
        attributes: { kind: 'conference', conference, patient },
      };
    case 'minutes': {
      const attributes = {
        kind: 'minutes' as const,
        minutes: minutesOf(conference, other),
        conference,
        patient,
      };
      return { item: itemOfPatient(patient, minutesRow), attributes };
    }
    case 'admission-note': {
      const kind = 'admission-note' as const;
      const purpose = 'admission-discharge' as const;
      const team = [member(reader, [purpose], { from: '2020-01-01' as never })];
      const notice = { ...noticeFrom(other, of.home, true), kind, purpose, patient: patient.id };
      return {
        item: itemOfPatient(patient, noticeRow(purpose, kind)),
        attributes: { kind: 'notice', notice, patient: { ...patient, memberships: team } },
      };
    }
    default: {
      const kind = of.kind as 'notice' | 'facility-status';
      const fromHub = of.fromHub as RoutedItem['fromHub'];
      const notice = {
        ...noticeFrom(other, of.home, true),
        fromHub,
        purpose: 'infection' as const,
        kind,
      };
      const row = noticeRow('infection', kind);
      const attributes = { kind: 'notice', notice, patient: null } as const;
      return { item: { home: of.home, fromHub, row, consents: [] }, attributes };
    }
  }
};

const rulesOf = ({ versions, rows, day }: Scene['world']) => ({
  compiled: compileAgreements(versions, areasOf(rows)),
  day,
});

describe('routing', () => {
  it('[RO1] lets through exactly what the gate gives to the same person once they are reached, on the same clause', () => {
    let given = 0;
    holds(
      fc.property(scene, (of) => {
        const hubId = of.toHub as Candidate['hub'];
        const reader = person('reader', of.to, of.profession, { hub: hubId, from: '2020-01-01' as never });
        const { item, attributes } = both(of, reader);
        const rules = rulesOf(of.world);
        const routed = routeTo(rules, item, { municipality: of.to, profession: of.profession, hub: hubId });
        const verdict = judgeAccess({
          ...{ account: reader, acting: reader.positions[0]!.id, act: 'read', attributes, ...rules },
          provisions: { own: [], container: [] },
        });
        expect([of.kind, routed.decision.allowed]).toEqual([of.kind, verdict.is === 'given']);
        if (verdict.is !== 'given') return;
        given += 1;
        expect(routed.decision).toEqual(verdict.decision);
        expect(routed.consent?.id).toBe(verdict.consent?.id);
      }),
      2_000,
    );
    expect(given).toBeGreaterThan(100);
  });

  const candidates = fc.array(
    fc.record({ who: fc.nat(6), municipality: code, profession, hub }).map(
      ({ who, hub: at, ...rest }): Candidate => ({
        ...rest,
        account: idOf(`a${who}`),
        position: idOf(`p${who}`),
        facility: idOf(`f${who % 3}`),
        hub: at as Candidate['hub'],
      }),
    ),
    { maxLength: 20 },
  );

  it('[RO2] brings it to each account once, never to the sender, and does not depend on the pages it is read in', () => {
    holds(
      fc.property(world, code, candidates, fc.nat(20), (of, home, all, cut) => {
        const item = { home, fromHub: null, row: noticeRow('infection', 'notice'), consents: [] };
        const rules = rulesOf(of);
        const sender = idOf<Candidate['account']>('a0');
        const whole = routeAudience(rules, item, all, sender);
        const paged = openRouting(rules, item, sender);
        paged.take(all.slice(0, cut));
        paged.take(all.slice(cut));
        expect(paged.end()).toEqual(whole);
        const told = [...whole.reached, ...whole.notReached].map(({ candidate }) => candidate.account);
        expect(new Set(told).size).toBe(told.length);
        expect(new Set(told)).toEqual(new Set(all.map(({ account }) => account).filter((a) => a !== sender)));
        for (const { decision } of whole.notReached)
          expect(decision).toMatchObject({ allowed: false, rule: expect.stringMatching(/^WA/) });
      }),
    );
  });

  it('[RO2] a run that goes on where another was killed reaches whom that would have, and nobody twice', () => {
    holds(
      fc.property(world, code, candidates, fc.nat(20), (of, home, all, cut) => {
        const item = { home, fromHub: null, row: noticeRow('infection', 'notice'), consents: [] };
        const rules = rulesOf(of);
        const whole = routeAudience(rules, item, all, null);
        const kept = whole.reached.slice(0, cut);
        const again = openRouting(rules, item, null, kept);
        again.take(all);
        const { reached, notReached } = again.end();
        expect(reached.slice(0, kept.length)).toEqual(kept);
        expect(new Set(reached)).toEqual(new Set(whole.reached));
        expect(notReached).toEqual(whole.notReached);
      }),
    );
  });
});
