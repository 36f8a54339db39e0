import { describe, expect, it } from '@jest/globals';
import type { AccountAttributes } from '#domain/access/attributes.ts';
import type { RecordAttributes } from '#domain/access/recordAttributes.ts';
import { compileAgreements } from '#domain/agreement/compileAgreements.ts';
import { readAgreement } from '#domain/agreement/readAgreement.ts';
import { readAreas } from '#domain/agreement/readAreas.ts';
import type { GroupAttributes } from '#domain/records/group/groupAttributes.ts';
import {
  doctor,
  given,
  judge,
  manager,
  nurse,
  officer,
  outsider,
  refused,
} from '#tests/support/accessCast.ts';
import { idOf, member, toyohashi } from '#tests/support/accessRegion.ts';

/** Clauses for groups: g1 as it is, g2 with a consent that no group can have; 豊川市 leaves on the day. */
const compile = (leaves?: string) => {
  const read = readAgreement(
    `
agreement: sample-wide-area
version: 1
title: 見本 グループの協定
effective: 2020-04-01
parties:
  - {municipality: "232017", from: 2020-04-01}
  - {municipality: "232076", from: 2020-04-01${leaves === undefined ? '' : `, until: ${leaves}`}}
  - {municipality: "232025", from: 2020-04-01}
clauses:
  - {id: g1, title: 連携の継続, from: 2020-06-01, reach: all-parties, purposes: [continuity], discloses: [post]}
  - {id: g2, title: 感染症, from: 2020-06-01, reach: all-parties, purposes: [infection], discloses: [post], requires: [consent]}
  - {id: g3, title: お知らせ, from: 2020-06-01, reach: all-parties, purposes: [notice], discloses: [notice]}
`,
    'groups.yaml',
  );
  const areas = readAreas(
    'code,name,medical_area,medical_area_name\n232017,豊橋市,2311,東三河南部\n',
    'areas.csv',
  );
  if (!read.ok || !areas.ok) throw new Error(JSON.stringify({ read, areas }));
  return compileAgreements([read.agreement], areas.areas);
};
const agreements = compile();

const groupOf = (purpose: GroupAttributes['purpose'], ...people: AccountAttributes[]): RecordAttributes => ({
  kind: 'group',
  group: {
    ...{ id: idOf('group'), home: toyohashi, purpose },
    memberships: people.map((who) =>
      who.municipality === toyohashi ? member(who, [purpose]) : member(who, [purpose], { clause: 'g1' }),
    ),
  },
});

describe('a group without a patient', () => {
  it('[GR3] is to its participants alone, in the position that is in it; not to the office that opened it', () => {
    const group = groupOf('continuity', doctor, nurse);
    const grant = given(judge(doctor, 'read', group, { agreements }));
    expect([grant.relation.kind, grant.acts, grant.home]).toEqual([
      'participant',
      ['read', 'leave-group'],
      toyohashi,
    ]);
    for (const who of [officer, outsider, manager])
      expect(judge(who, 'read', group, { agreements })).toEqual({ is: 'unknown' });
  });

  it('[GR2] crosses a border under a clause for its own purpose that discloses posts', () => {
    const grant = given(judge(nurse, 'read', groupOf('continuity', doctor, nurse), { agreements }));
    expect([grant.decision.clause, grant.purpose, [...grant.classes.keys()], grant.until]).toEqual([
      'g1',
      'continuity',
      ['post'],
      null,
    ]);
    for (const [purpose, rule] of [
      ['disaster', 'WA6'],
      ['notice', 'WA7'],
    ] as const) {
      const answer = refused(judge(nurse, 'read', groupOf(purpose, doctor, nurse), { agreements }));
      expect([purpose, answer.decision?.rule]).toEqual([purpose, rule]);
    }
  });

  it('[GR2] is never carried by a clause that requires a consent: nobody could give it', () => {
    const answer = refused(judge(nurse, 'read', groupOf('infection', doctor, nurse), { agreements }));
    expect([answer.why, answer.decision?.rule]).toEqual(['consent', 'WA9']);
  });

  it('[GR4] freezes for the people of a city that leaves, who may still leave it; at home it stays', () => {
    const left = compile('2026-11-01');
    const group = groupOf('continuity', doctor, nurse, manager);
    const frozen = refused(judge(nurse, 'read', group, { agreements: left }));
    expect([frozen.why, frozen.since, frozen.decision?.clause]).toEqual(['frozen', '2026-11-01', 'g1']);
    expect(given(judge(nurse, 'leave-group', group, { agreements: left })).is).toBe('given');
    for (const who of [doctor, manager])
      expect(given(judge(who, 'read', group, { agreements: left })).is).toBe('given');
  });

  it('[GR4] is over for whoever has left it', () => {
    const { group } = groupOf('continuity', doctor, nurse) as Extract<RecordAttributes, { kind: 'group' }>;
    const memberships = group.memberships.map((each) => ({ ...each, until: '2026-11-23' as never }));
    const over: RecordAttributes = { kind: 'group', group: { ...group, memberships } };
    expect(refused(judge(nurse, 'read', over, { agreements })).why).toBe('ended');
  });
});
