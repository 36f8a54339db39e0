import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileAgreements } from '#domain/agreement/compileAgreements.ts';
import { decide } from '#domain/agreement/decide.ts';
import { endOfGround } from '#domain/agreement/endOfGround.ts';
import { explain } from '#domain/agreement/explain.ts';
import { checks, inForce, oracleDecide } from '#tests/support/agreementOracle.ts';
import {
  arbitraryAreaRows,
  arbitraryRequest,
  arbitraryVersions,
  areasOf,
  dayRange,
} from '#tests/support/arbitraryAgreements.ts';
import { holds } from '#tests/support/holds.ts';

const requests = fc.array(arbitraryRequest, { minLength: 30, maxLength: 60 });

it('[WA13] the explanation names for every clause the rule that it really failed, in both languages', () => {
  holds(
    fc.property(
      arbitraryVersions,
      arbitraryAreaRows,
      arbitraryRequest,
      fc.constantFrom('ja', 'en'),
      (versions, rows, request, language) => {
        const world = { versions, rows };
        const told = explain(compileAgreements(versions, areasOf(rows)), request, language);
        expect(told.decision).toEqual(oracleDecide(world, request));
        const expected = inForce(world, request.day).flatMap((version) =>
          version.clauses.map((clause) => {
            const failed = checks(world, version, clause, request).find(([, passed]) => !passed)?.[0] ?? null;
            return { agreement: version.agreement, version: version.version, clause: clause.id, failed };
          }),
        );
        const atHome = request.from === request.to;
        expect(
          told.clauses.map(({ agreement, version, clause, failed }) => ({
            agreement,
            version,
            clause,
            failed,
          })),
        ).toEqual(atHome ? [] : expected);
        expect(told.clauses.every(({ fact }) => fact.length > 0 && !fact.includes('undefined'))).toBe(true);
      },
    ),
  );
});

it('until the end of its ground the same request passes the same clause, and a ground without end lasts', () => {
  let ended = 0;
  holds(
    fc.property(arbitraryVersions, arbitraryAreaRows, requests, (versions, rows, asked) => {
      const world = { versions, rows };
      const compiled = compileAgreements(versions, areasOf(rows));
      for (const request of asked) {
        const decision = decide(compiled, request);
        const end = endOfGround(compiled, decision, request);
        if (!decision.allowed || decision.clause === null) {
          expect(end).toBeNull();
          continue;
        }
        if (end !== null) ended++;
        expect(end === null || end > request.day).toBe(true);
        for (const day of dayRange.filter((each) => each >= request.day && (end === null || each < end))) {
          const version = inForce(world, day).find((each) => each.agreement === decision.agreement);
          expect(version?.version).toBe(decision.version);
          const clause = version!.clauses.find((each) => each.id === decision.clause)!;
          expect(checks(world, version!, clause, { ...request, day }).every(([, passed]) => passed)).toBe(
            true,
          );
        }
      }
    }),
  );
  expect(ended).toBeGreaterThan(0);
});
