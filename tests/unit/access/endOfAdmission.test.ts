import { expect, it } from '@jest/globals';
import { decideClass } from '#domain/access/decideFor.ts';
import { compileAgreements } from '#domain/agreement/compileAgreements.ts';
import { readAgreement } from '#domain/agreement/readAgreement.ts';
import type { ConsentAttributes } from '#domain/records/patient/consentAttributes.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { areasOf } from '#tests/support/arbitraryAgreements.ts';

const text = `
agreement: sample
version: 1
title: 見本
effective: 2024-01-01
parties:
  - {municipality: "232017", from: 2024-01-01}
  - {municipality: "232076", from: 2024-01-01}
clauses:
  - {id: a, title: 見本, from: 2024-01-01, until: 2024-02-01, reach: all-parties, purposes: [care], discloses: [post]}
  - {id: b, title: 見本, from: 2024-01-01, reach: all-parties, purposes: [care], discloses: [post], requires: [consent]}
`;

it('an admission ends with its consent also where only the clause that comes next asks for one', () => {
  const read = readAgreement(text, 'a.yaml');
  if (!read.ok) throw new Error(read.problems[0]?.message);
  const consent = {
    purposes: ['care'],
    recipients: 'any',
    from: '2024-01-01',
    until: '2024-03-01',
    withdrawn: null,
  } as unknown as ConsentAttributes;
  const on = (day: string, consents: readonly ConsentAttributes[]) => {
    const { until, ...answer } = decideClass(
      {
        compiled: compileAgreements([read.agreement], areasOf([])),
        day: day as Day,
        home: '232017' as MunicipalityCode,
        fromHub: null,
        reader: { municipality: '232076' as MunicipalityCode, profession: '医師', hub: null },
        purpose: 'care',
        consents,
      },
      'post',
    );
    return { ...answer, until: until() };
  };
  // Clause a needs no consent and ends in February; then b stands on the consent, until that ends.
  expect(on('2024-01-10', [consent])).toMatchObject({ consent: null, until: '2024-03-01' });
  expect(on('2024-02-10', [consent])).toMatchObject({
    consent: { until: '2024-03-01' },
    until: '2024-03-01',
  });
  expect(on('2024-01-10', [])).toMatchObject({ consent: null, until: '2024-02-01' });
  expect(on('2024-03-01', [consent]).decision).toMatchObject({ allowed: false, rule: 'WA9' });
});
