import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileAgreements } from '#domain/agreement/compileAgreements.ts';
import { decide } from '#domain/agreement/decide.ts';
import { oracleDecide } from '#tests/support/agreementOracle.ts';
import {
  arbitraryAreaRows,
  arbitraryLargeVersions,
  arbitraryRequest,
  arbitraryVersions,
  areasOf,
} from '#tests/support/arbitraryAgreements.ts';
import { holds } from '#tests/support/holds.ts';

const requests = fc.array(arbitraryRequest, { minLength: 30, maxLength: 60 });

it.each([
  ['a few clauses', arbitraryVersions, 300],
  ['more clauses than a word has bits', arbitraryLargeVersions, 60],
])('[WA13] decides every request as the rules read literally do, with %s', (_, agreements, runs) => {
  holds(
    fc.property(agreements, arbitraryAreaRows, requests, (versions, rows, asked) => {
      const compiled = compileAgreements(versions, areasOf(rows));
      for (const request of asked) {
        expect(decide(compiled, request)).toEqual(oracleDecide({ versions, rows }, request));
      }
    }),
    runs,
  );
});
