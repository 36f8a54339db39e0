import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AgreementVersion } from '#domain/agreement/agreementVersion.ts';
import type { AreaRow } from '#domain/agreement/areas.ts';
import { compileAgreements } from '#domain/agreement/compileAgreements.ts';
import type { CrossingRequest } from '#domain/agreement/crossingRequest.ts';
import { decide } from '#domain/agreement/decide.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { checks, inForce } from '#tests/support/agreementOracle.ts';
import {
  arbitraryAreaRows,
  arbitraryClause,
  arbitraryDay,
  arbitraryRequest,
  arbitraryVersion,
  arbitraryVersions,
  areasOf,
  codes,
  dayRange,
  numberClauses,
} from '#tests/support/arbitraryAgreements.ts';
import { holds } from '#tests/support/holds.ts';

const requests = fc.array(arbitraryRequest, { minLength: 20, maxLength: 40 });
const abroad = requests.map((all) => all.filter(({ from, to }) => from !== to));
const openDays = { from: dayRange[0]!, until: null };

/** As versions come, or with clauses and hubs that stop little: else it is rare that a joining party changes a way. */
const easedVersion = arbitraryVersion('alpha', 1, dayRange[0]!).chain((version) =>
  fc.boolean().map((eased) =>
    eased
      ? {
          ...version,
          hubs: version.hubs.map((hub, at) => ({ ...hub, id: `h${at + 1}`, ...openDays })),
          clauses: version.clauses.map((clause) => ({
            ...clause,
            ...openDays,
            professions: null,
            requires: [],
          })),
        }
      : version,
  ),
);

const decideAll = (versions: AgreementVersion[], rows: AreaRow[], asked: readonly CrossingRequest[]) => {
  const compiled = compileAgreements(versions, areasOf(rows));
  return asked.map((request) => decide(compiled, request));
};

describe('the laws of the routing rules', () => {
  it('[WA1] at home nothing needs an agreement', () => {
    holds(
      fc.property(arbitraryVersions, arbitraryAreaRows, requests, (versions, rows, asked) => {
        const home = asked.map((request) => ({ ...request, to: request.from }));
        for (const { allowed, rule, clause } of decideAll(versions, rows, home))
          expect({ allowed, rule, clause }).toEqual({ allowed: true, rule: 'WA1', clause: null });
      }),
    );
  });

  it('[WA2] without an agreement nothing crosses', () => {
    holds(
      fc.property(arbitraryAreaRows, abroad, (rows, asked) => {
        for (const { allowed, rule } of decideAll([], rows, asked))
          expect({ allowed, rule }).toEqual({ allowed: false, rule: 'WA2' });
      }),
    );
  });

  it('[WA2] what crosses stands on a clause in force that satisfies every rule, and nothing else crosses', () => {
    let crossed = 0;
    holds(
      fc.property(arbitraryVersions, arbitraryAreaRows, abroad, (versions, rows, asked) => {
        const world = { versions, rows };
        for (const [index, decision] of decideAll(versions, rows, asked).entries()) {
          const request = asked[index]!;
          const grounds = inForce(world, request.day).flatMap((version) =>
            version.clauses
              .filter((clause) => checks(world, version, clause, request).every(([, passed]) => passed))
              .map((clause) => [version.agreement, version.version, clause.id]),
          );
          expect(decision.allowed).toBe(grounds.length > 0);
          if (!decision.allowed) continue;
          crossed++;
          expect(grounds).toContainEqual([decision.agreement, decision.version, decision.clause]);
        }
      }),
    );
    expect(crossed).toBeGreaterThan(0);
  });

  it('[WA3] [WA4] [WA15] nothing passes outside the days of the version, the parties and the clause', () => {
    holds(
      fc.property(arbitraryVersions, arbitraryAreaRows, abroad, (versions, rows, asked) => {
        for (const [index, decision] of decideAll(versions, rows, asked).entries()) {
          if (!decision.allowed) continue;
          const { day, from, to, fromHub, toHub } = asked[index]!;
          const version = versions.find(
            (each) => each.agreement === decision.agreement && each.version === decision.version,
          )!;
          const clause = version.clauses.find((each) => each.id === decision.clause)!;
          const covers = (each: { from: Day; until: Day | null }) =>
            each.from <= day && (each.until === null || day < each.until);
          const party = (code: string) =>
            version.parties.some((each) => each.municipality === code && covers(each));
          const hub = (code: string, id?: string | null) =>
            clause.reach === 'hub' &&
            version.hubs.some((each) => each.id === id && each.municipality === code && covers(each));
          expect(version.effective <= day && covers(clause)).toBe(true);
          expect((party(from) || hub(from, fromHub)) && (party(to) || hub(to, toHub))).toBe(true);
        }
      }),
    );
  });

  it('is monotone in clauses: one more at the end takes nothing away', () => {
    holds(
      fc.property(
        arbitraryVersion('alpha', 1, dayRange[0]!),
        arbitraryClause,
        arbitraryAreaRows,
        abroad,
        (version, clause, rows, asked) => {
          const more = { ...version, clauses: numberClauses([...version.clauses, clause]) };
          const after = decideAll([more], rows, asked);
          for (const [index, before] of decideAll([version], rows, asked).entries()) {
            if (before.allowed) expect(after[index]).toEqual(before);
          }
        },
      ),
    );
  });

  it('is monotone in parties without `admits`: one more takes nothing away', () => {
    const joined = fc.constantFrom(...codes);
    holds(
      fc.property(easedVersion, joined, arbitraryAreaRows, abroad, (version, code, rows, asked) => {
        const others = version.parties.filter((party) => party.municipality !== code);
        const fewer = { ...version, parties: others };
        const more = {
          ...version,
          parties: [...others, { municipality: code, ...openDays, admits: null }],
        };
        const after = decideAll([more], rows, asked);
        for (const [index, before] of decideAll([fewer], rows, asked).entries()) {
          if (before.allowed) expect(after[index]!.allowed).toBe(true);
        }
      }),
    );
  });

  it('[WA5] reach is symmetric: with the ends exchanged, no clause newly fails WA3, WA4 or WA5', () => {
    // What looks at one end alone is taken out: admits, and an activation that only the home can make.
    const version = arbitraryVersion('alpha', 1, dayRange[0]!).map((each) => ({
      ...each,
      parties: each.parties.map((party) => ({ ...party, admits: null })),
      clauses: each.clauses.map((clause) => ({ ...clause, requires: [] })),
    }));
    holds(
      fc.property(version, arbitraryAreaRows, abroad, (each, rows, asked) => {
        const exchanged = asked.map((request) => ({
          ...request,
          from: request.to,
          to: request.from,
          fromHub: request.toHub ?? null,
          toHub: request.fromHub ?? null,
        }));
        expect(decideAll([each], rows, exchanged)).toEqual(decideAll([each], rows, asked));
      }),
    );
  });

  it('[WA11] nothing travels on: that A reaches B and B reaches C never makes A reach C', () => {
    const [a, b, c] = codes as [MunicipalityCode, MunicipalityCode, MunicipalityCode];
    holds(
      fc.property(easedVersion, arbitraryAreaRows, abroad, (version, rows, asked) => {
        // Pairs that link A to B and B to C only: whatever else is asked, A and C stay apart.
        const clauses = version.clauses.map((clause) => ({
          ...clause,
          reach: 'pairs' as const,
          pairs: [[a, b] as const, [c, b] as const],
        }));
        const chained = [a, c].flatMap((from) =>
          asked.map((request) => ({ ...request, from, to: from === a ? c : a })),
        );
        for (const { allowed } of decideAll([{ ...version, clauses }], rows, chained))
          expect(allowed).toBe(false);
      }),
    );
  });

  it("[WA12] yesterday's decisions stand under any later version", () => {
    const later = arbitraryDay.chain((day) => fc.tuple(fc.constant(day), arbitraryVersion('alpha', 99, day)));
    holds(
      fc.property(
        arbitraryVersions,
        later,
        arbitraryAreaRows,
        requests,
        (versions, [day, amendment], rows, asked) => {
          const earlier = versions.filter((version) => version.effective < day);
          const yesterday = asked.filter((request) => request.day < day);
          // Put last, so that the order in which agreements are tried stays as it was.
          expect(
            decideAll(
              [...earlier, { ...amendment, agreement: earlier[0]?.agreement ?? 'alpha' }],
              rows,
              yesterday,
            ),
          ).toEqual(decideAll(earlier, rows, yesterday));
        },
      ),
    );
  });

  it('[WA12] a decision names the version that is effective on its day', () => {
    holds(
      fc.property(arbitraryVersions, arbitraryAreaRows, requests, (versions, rows, asked) => {
        for (const [index, { agreement, version }] of decideAll(versions, rows, asked).entries()) {
          if (agreement === null) continue;
          const effective = versions.filter(
            (each) => each.agreement === agreement && each.effective <= asked[index]!.day,
          );
          expect(version).toBe(Math.max(...effective.map((each) => each.version)));
        }
      }),
    );
  });
});
