import { expect, it } from '@jest/globals';
import { askedBorder } from '#domain/access/askedBorder.ts';
import { type Crossing, decideClass } from '#domain/access/decideFor.ts';
import { compileAgreements } from '#domain/agreement/compileAgreements.ts';
import { loadAgreements } from '#domain/agreement/loadAgreements.ts';
import { type ReplayableBody, replayFact } from '#domain/audit/replayFact.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';

const agreement = `agreement: sample
version: 1
title: 見本
effective: 2020-04-01
parties:
  - municipality: "232017"
    from: 2020-04-01
  - municipality: "232076"
    from: 2020-04-01
clauses:
  - id: a1
    title: 見本
    from: 2020-04-01
    reach: same-area
    purposes: [care]
    discloses: [post]
`;
const head = 'code,name,medical_area,medical_area_name,from,until\n232017,見本一,east,東,,\n';
/** 232076 lies in the same area until it is moved to another one. */
const moved = `${head}232076,見本二,east,東,,2024-05-01\n232076,見本二,west,西,2024-05-01,\n`;
/** The file of somebody who kept the latest area only. */
const latestOnly = `${head}232076,見本二,west,西,,\n`;

const compiledWith = (areas: string) => {
  const loaded = loadAgreements([{ file: 'sample', source: agreement }], { file: 'areas', source: areas });
  if (!loaded.ok) throw new Error(loaded.problems[0]?.message);
  return compileAgreements(loaded.agreements, loaded.areas);
};

const recordedOn = (day: string): ReplayableBody => {
  const crossing: Crossing = {
    compiled: compiledWith(moved),
    ...{ day: day as Day, home: '232017' as MunicipalityCode, fromHub: null, purpose: 'care', consents: [] },
    reader: { municipality: '232076' as MunicipalityCode, profession: '医師', hub: null },
  };
  const decided = decideClass(crossing, 'post');
  const { allowed, rule, agreement: id, version, clause } = decided.decision;
  return {
    ...{ id: 'f1', kind: 'channel-opened', from: '232017', to: '232076', readOnly: false },
    ...{ allowed, rule, agreement: id, version, clause, consent: null, dataClasses: ['post'] },
    crossing: askedBorder([{ crossing, decided: [decided] }]),
  };
};

it.each([
  ['2024-04-30', true],
  ['2024-05-01', false],
])(
  '[AU7] [WA5] decides what was recorded on %s by the areas of that day, whatever day it is now',
  (day, allowed) => {
    const body = recordedOn(day);
    expect(body.allowed).toBe(allowed);
    expect(replayFact(body, () => compiledWith(moved))).toEqual({ is: 'decided', differences: [] });
  },
);

it('[AU7] tells a difference where the areas that are given do not say what was so on the recorded day', () => {
  const replayed = replayFact(recordedOn('2024-04-30'), () => compiledWith(latestOnly));
  expect(replayed).toEqual({
    is: 'decided',
    differences: expect.arrayContaining([expect.stringContaining('denied by WA5')]),
  });
});

it.each([
  ['not yet in force', 'sample:2', true],
  ['of another agreement, that no answer names', 'other:1', true],
  ['that the answer names', 'sample:1', false],
])('[AU14] a version %s is asked for only where an answer names it', (_what, absent, decides) => {
  const recorded = recordedOn('2024-04-30');
  const { crossing } = recorded;
  if (crossing === null || crossing === undefined) throw new Error('nothing crossed');
  const body = { ...recorded, crossing: { ...crossing, versions: ['sample:1', 'sample:2', 'other:1'] } };
  const asked: string[] = [];
  const replayed = replayFact(body, (versions, needed) => {
    asked.push(...versions);
    return needed.includes(absent) ? `agreement ${absent} is not given` : compiledWith(moved);
  });
  expect(asked).toEqual(['sample:1', 'sample:2', 'other:1']);
  expect(replayed).toEqual({
    is: 'decided',
    differences: decides ? [] : [`agreement ${absent} is not given`],
  });
});
