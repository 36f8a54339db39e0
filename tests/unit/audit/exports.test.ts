import { describe, expect, it } from '@jest/globals';
import * as z from 'zod/mini';
import type { ChainedFact } from '#server/audit/chainedFact.ts';
import { csvHead, csvLine } from '#server/audit/export/csvLine.ts';
import { fhirAuditEvent } from '#server/audit/export/fhirAuditEvent.ts';

const fact = (more: Partial<ChainedFact> = {}): ChainedFact =>
  ({
    ...{ id: 'f'.repeat(24), at: '2026-11-26T01:02:03.004Z', recordedAt: '2026-11-26T01:02:03.009Z' },
    ...{ kind: 'judged', account: 'a'.repeat(24), session: 's', position: 'b'.repeat(24), act: 'read' },
    ...{ record: { kind: 'channel', id: 'c'.repeat(24) }, patient: 'd'.repeat(24) },
    ...{ from: '232017', to: '232076', purpose: 'care', dataClasses: ['post'], relation: 'member' },
    ...{ allowed: true, code: null, rule: null, agreement: 'sample', version: 1, clause: 's1' },
    ...{ membership: null, consent: null, readOnly: false, crossing: null },
    ...more,
  }) as ChainedFact;
const place = { municipality: '232017', n: 7, hash: 'e'.repeat(64) };

/** FHIR R4 AuditEvent as its definition has it: the elements used here, closed, with cardinalities and required bindings. */
const text = z.string().check(z.regex(/^\S(.*\S)?$/s));
const code = z.string().check(z.regex(/^[^\s]+(\s[^\s]+)*$/));
const coding = z.strictObject({
  system: z.optional(text),
  code: z.optional(code),
  display: z.optional(text),
});
const concept = z.strictObject({ coding: z.array(coding).check(z.minLength(1)) });
const reference = z.strictObject({ identifier: z.strictObject({ system: text, value: text }) });
const auditEvent = z.strictObject({
  resourceType: z.literal('AuditEvent'),
  id: z.string().check(z.regex(/^[A-Za-z0-9\-.]{1,64}$/)),
  type: coding,
  subtype: z.optional(z.array(coding).check(z.minLength(1))),
  // http://hl7.org/fhir/R4/valueset-audit-event-action.html, required.
  action: z.optional(z.enum(['C', 'R', 'U', 'D', 'E'])),
  recorded: z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/)),
  // http://hl7.org/fhir/R4/valueset-audit-event-outcome.html, required.
  outcome: z.optional(z.enum(['0', '4', '8', '12'])),
  outcomeDesc: z.optional(text),
  purposeOfEvent: z.optional(z.array(concept).check(z.minLength(1))),
  agent: z
    .array(
      z.strictObject({
        who: z.optional(reference),
        altId: z.optional(text),
        requestor: z.boolean(),
        policy: z.optional(z.array(z.string().check(z.regex(/^\S+$/))).check(z.minLength(1))),
      }),
    )
    .check(z.minLength(1)),
  source: z.strictObject({ site: z.optional(text), observer: reference, type: z.optional(z.array(coding)) }),
  entity: z.optional(
    z.array(
      z.strictObject({
        what: z.optional(reference),
        type: z.optional(coding),
        role: z.optional(coding),
        detail: z.optional(z.array(z.strictObject({ type: text, valueString: text }))),
      }),
    ),
  ),
});

describe('FHIR R4 AuditEvent', () => {
  it.each([
    ['a reading across a border', fact(), { action: 'R', outcome: '0' }],
    [
      'a refusal by a rule',
      fact({ allowed: false, code: 'A-07', rule: 'WA7', relation: null, dataClasses: [] }),
      { outcome: '4', outcomeDesc: 'A-07 WA7' },
    ],
    [
      'what concerns no patient and no position',
      fact({ patient: null, position: null, purpose: null, agreement: null, act: 'manage' }),
      { action: 'E' },
    ],
  ])('is valid for %s, and says the same', (_, given, said) => {
    const event = JSON.parse(JSON.stringify(fhirAuditEvent(given, place))) as object;
    expect(z.safeParse(auditEvent, event).error?.issues ?? []).toEqual([]);
    expect(event).toMatchObject({ recorded: given.at, ...said });
    expect(JSON.stringify(event)).toContain(place.hash);
  });
});

describe('CSV', () => {
  it('has a cell for each column, and none that a spreadsheet would take for a formula', () => {
    const columns = csvHead.trim().split(',');
    expect(columns.slice(0, 5)).toEqual(['n', 'at', 'recordedAt', 'kind', 'account']);
    const plain = csvLine({ ...place, fact: fact() })
      .trimEnd()
      .split(',');
    expect(plain).toHaveLength(columns.length);
    expect(plain[columns.indexOf('clause')]).toBe('s1');
    for (const agreement of ['=1+1', '+1', '-1', '@a', '\t=1'])
      expect(csvLine({ ...place, fact: fact({ agreement }) })).toContain(`'${agreement}`);
    expect(csvLine({ ...place, fact: fact({ agreement: 'a"b,c' }) })).toContain('"a""b,c"');
  });
});
