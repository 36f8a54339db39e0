import { describe, expect, it } from '@jest/globals';
import { compileAgreements } from '#domain/agreement/compileAgreements.ts';
import type { CarriedActivation, CrossingRequest } from '#domain/agreement/crossingRequest.ts';
import { decide } from '#domain/agreement/decide.ts';
import { loadAgreements } from '#domain/agreement/loadAgreements.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';

const agreement = `agreement: sample
version: 1
title: 見本
effective: 2020-04-01
parties:
  - {municipality: "232017", from: 2020-04-01, admits: [医師]}
  - {municipality: "232076", from: 2020-04-01, admits: [医師, 訪問看護師]}
  - {municipality: "232025", from: 2020-04-01}
clauses:
  - {id: care, title: 見本, from: 2020-04-01, reach: all-parties, purposes: [care], discloses: [post], professions: [医師, 薬剤師]}
  - {id: any, title: 見本, from: 2020-04-01, reach: all-parties, purposes: [notice], discloses: [notice]}
  - {id: stricken, title: 見本, from: 2020-04-01, reach: all-parties, purposes: [disaster], discloses: [summary, history], requires: [activation]}
`;
const areas = `code,name,medical_area,medical_area_name,from,until
232017,見本一,east,東,,
232076,見本二,east,東,,
232025,見本三,west,西,,
`;
const loaded = loadAgreements([{ file: 'sample', source: agreement }], { file: 'areas', source: areas });
if (!loaded.ok) throw new Error(loaded.problems[0]?.message);
const compiled = compileAgreements(loaded.agreements, loaded.areas);
const [home, other, third] = ['232017', '232076', '232025'] as MunicipalityCode[] as [
  MunicipalityCode,
  MunicipalityCode,
  MunicipalityCode,
];
const answer = (change: Partial<CrossingRequest>) => {
  const day = '2026-11-26' as Day;
  const asked = {
    day,
    from: home,
    to: other,
    purpose: 'care',
    dataClass: 'post',
    profession: '医師',
  } as const;
  const { allowed, rule, clause } = decide(compiled, { ...asked, ...change });
  return allowed ? clause : rule;
};

describe('[WA8] the profession of who receives', () => {
  it.each([
    ['listed by the clause and admitted there', other, '医師', 'care'],
    ['admitted there, not listed by the clause', other, '訪問看護師', 'WA8'],
    ['listed by the clause, not admitted there', other, '薬剤師', 'WA8'],
    ['listed by the clause, where all are admitted', third, '薬剤師', 'care'],
    ['not listed by the clause, where all are admitted', third, '訪問看護師', 'WA8'],
  ])('%s', (_, to, profession, expected) => {
    expect(answer({ to, profession })).toBe(expected);
  });

  it('is judged by what the receiving municipality admits, also where the clause lists none; never by the other', () => {
    const notice = { purpose: 'notice', dataClass: 'notice' } as const;
    expect(answer({ ...notice, profession: '訪問看護師' })).toBe('any');
    expect(answer({ ...notice, profession: '薬剤師' })).toBe('WA8');
    // The same two municipalities the other way: the home's own list asks nothing of others' people.
    expect(answer({ ...notice, from: other, to: home, profession: '訪問看護師' })).toBe('WA8');
    expect(answer({ ...notice, from: home, to: third, profession: '薬剤師' })).toBe('any');
  });
});

describe('[WA10] the activation that is carried', () => {
  const made: CarriedActivation = {
    by: home,
    receivers: [other],
    dataClasses: ['summary'],
    from: '2026-11-20' as Day,
    until: '2026-11-27' as Day,
  };
  it.each<[string, CarriedActivation | null, string]>([
    ['of the stricken home, for these receivers and this class, on its days', made, 'stricken'],
    ['is missing', null, 'WA10'],
    ['was made by the receiver', { ...made, by: other }, 'WA10'],
    ['names other receivers', { ...made, receivers: [third] }, 'WA10'],
    ['names no receiver', { ...made, receivers: [] }, 'WA10'],
    ['is for another class', { ...made, dataClasses: ['history'] }, 'WA10'],
    ['begins on the day', { ...made, from: '2026-11-26' as Day }, 'stricken'],
    ['begins on the next day', { ...made, from: '2026-11-27' as Day }, 'WA10'],
    ['ended with the day before', { ...made, until: '2026-11-26' as Day }, 'WA10'],
  ])('%s', (_, activation, expected) => {
    expect(answer({ purpose: 'disaster', dataClass: 'summary', activation })).toBe(expected);
  });

  it('is asked of the clauses that require one, and of no other', () => {
    expect(answer({ activation: { ...made, receivers: [third] } })).toBe('care');
  });
});
