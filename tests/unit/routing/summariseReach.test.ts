import { describe, expect, it } from '@jest/globals';
import type { Routed } from '#domain/routing/routeAudience.ts';
import { summariseReach } from '#domain/routing/summariseReach.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';

const codes = (...all: string[]) => all as MunicipalityCode[];
const routed = (
  municipality: string,
  facility: string,
  { rule = null as string | null, clause = 's3' as string | null, agreement = 'a' as string | null } = {},
): Routed =>
  ({
    candidate: { municipality, facility },
    decision: { allowed: rule === null, rule, agreement, version: agreement === null ? null : 1, clause },
    consent: null,
  }) as unknown as Routed;
const isInside = (municipality: string) => municipality < '5';

describe('[RO2] 届く範囲', () => {
  it('counts people and facilities by municipality, in the order of their codes, with the clause of the first', () => {
    const summary = summariseReach(
      {
        reached: [
          routed('2', 'fb'),
          routed('1', 'fz', { rule: null, agreement: null, clause: null }),
          routed('2', 'fa', { clause: 's1' }),
          routed('2', 'fb'),
        ],
        notReached: [],
      },
      codes('1', '2'),
      isInside,
    );
    expect(summary).toEqual({
      reached: [
        { municipality: '1', facilities: ['fz'], people: 1, agreement: null, version: null, clause: null },
        { municipality: '2', facilities: ['fa', 'fb'], people: 3, agreement: 'a', version: 1, clause: 's3' },
      ],
      notReached: [],
      facilities: 3,
      people: 4,
    });
  });

  it('says by which rule who is not reached, apart by rule, and counts no facility that one of its people reaches', () => {
    const { notReached } = summariseReach(
      {
        reached: [routed('2', 'fa')],
        notReached: [
          routed('3', 'fc', { rule: 'WA8' }),
          routed('2', 'fa', { rule: 'WA8' }),
          routed('2', 'fb', { rule: 'WA8' }),
          routed('2', 'fb', { rule: 'WA8' }),
          routed('2', 'fd', { rule: 'WA6' }),
        ],
      },
      codes(),
      isInside,
    );
    expect(
      notReached.map(({ municipality, rule, facilities, people }) => [
        municipality,
        rule,
        facilities,
        people,
      ]),
    ).toEqual([
      ['2', 'WA8', 1, 3],
      ['2', 'WA6', 1, 1],
      ['3', 'WA8', 1, 1],
    ]);
  });

  it('names a city that is no party without names or counts, whether or not anybody there was meant', () => {
    const outside = { rule: 'WA3', clause: null, facilities: null, people: null };
    for (const notReached of [[], [routed('9', 'fx', { rule: 'WA3', clause: null, agreement: null })]]) {
      expect(summariseReach({ reached: [], notReached }, codes('9', '1'), isInside).notReached).toEqual([
        { municipality: '9', ...outside },
      ]);
    }
    expect(summariseReach({ reached: [], notReached: [] }, codes('1'), isInside).notReached).toEqual([]);
  });
});
