import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileAgreements } from '#domain/agreement/compileAgreements.ts';
import { decide } from '#domain/agreement/decide.ts';
import { oracleDecide } from '#tests/support/agreementOracle.ts';
import {
  arbitraryAreaRows,
  arbitraryRequest,
  arbitraryVersions,
  areasOf,
} from '#tests/support/arbitraryAgreements.ts';
import { holds } from '#tests/support/holds.ts';

const requests = fc.array(arbitraryRequest, { minLength: 30, maxLength: 60 });

it('[WA13] decides every request as the rules read literally do', () => {
  holds(
    fc.property(arbitraryVersions, arbitraryAreaRows, requests, (versions, rows, asked) => {
      const compiled = compileAgreements(versions, areasOf(rows));
      for (const request of asked) {
        expect(decide(compiled, request)).toEqual(oracleDecide({ versions, rows }, request));
      }
    }),
  );
});
