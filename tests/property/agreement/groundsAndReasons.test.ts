import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Crossing, decideClass } from '#domain/access/decideFor.ts';
import { type CompiledAgreements, compileAgreements } from '#domain/agreement/compileAgreements.ts';
import type { CarriedConsent, CrossingRequest } from '#domain/agreement/crossingRequest.ts';
import { explain } from '#domain/agreement/explain.ts';
import type { ConsentId, HubId } from '#domain/ids.ts';
import type { ConsentAttributes } from '#domain/records/patient/consentAttributes.ts';
import type { Day } from '#domain/vocabulary/days.ts';
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
        expect(told.clauses.every(({ why }) => why.length > 0 && !why.includes('undefined'))).toBe(true);
      },
    ),
  );
});

it('until the day that an admission is given the same request passes; on that day it does not, or its consent has ended', () => {
  const ended = { request: 0, consent: 0 };
  holds(
    fc.property(arbitraryVersions, arbitraryAreaRows, requests, (versions, rows, asked) => {
      const world = { versions, rows };
      const compiled = compileAgreements(versions, areasOf(rows));
      for (const each of asked) {
        const consent = each.consent ? consentOf(each.consent) : null;
        // The gate carries no activation and no reason.
        const request = { ...each, consent, activation: null, reason: null };
        const answer = decideClass(crossingOf(compiled, request), request.dataClass);
        const end = answer.until();
        expect(answer.decision).toEqual(oracleDecide(world, request));
        if (!answer.decision.allowed || request.from === request.to) {
          expect(end).toBeNull();
          continue;
        }
        const passes = (day: Day) => oracleDecide(world, { ...request, day }).allowed;
        expect(end === null || end > request.day).toBe(true);
        for (const day of dayRange.filter((one) => one >= request.day && (end === null || one < end)))
          expect({ day, passes: passes(day) }).toEqual({ day, passes: true });
        if (end === null) continue;
        const byConsent = [answer.consent?.until, answer.consent?.withdrawn].includes(end);
        expect(byConsent || !passes(end)).toBe(true);
        ended[byConsent ? 'consent' : 'request']++;
      }
    }),
  );
  expect(Math.min(ended.request, ended.consent)).toBeGreaterThan(0);
});

const consentOf = ({ purposes, recipients, from, until, withdrawn }: CarriedConsent): ConsentAttributes => ({
  ...{ id: 'consent' as ConsentId, purposes, recipients, from },
  until: until ?? null,
  withdrawn: withdrawn ?? null,
});

const crossingOf = (
  compiled: CompiledAgreements,
  request: CrossingRequest & { consent: ConsentAttributes | null },
): Crossing => ({
  compiled,
  day: request.day,
  home: request.from,
  fromHub: (request.fromHub ?? null) as HubId | null,
  reader: {
    municipality: request.to,
    profession: request.profession,
    hub: (request.toHub ?? null) as HubId | null,
  },
  purpose: request.purpose,
  consents: request.consent === null ? [] : [request.consent],
});
