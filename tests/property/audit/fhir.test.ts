import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FactRecord } from '#access/factRecord.ts';
import { type Deed, deeds } from '#domain/access/deeds.ts';
import { auditEvent } from '#domain/audit/auditEvent.ts';
import { linkRecord } from '#domain/audit/chainRecord.ts';
import { bodyFor, chainsOf } from '#domain/audit/factBody.ts';
import { dataClasses } from '#domain/vocabulary/dataClasses.ts';
import { purposes } from '#domain/vocabulary/purposes.ts';
import { sha256 } from '#server/audit/sha256.ts';
import { fhirProblems } from '#tests/support/fhirProblems.ts';
import { holds } from '#tests/support/holds.ts';

const kinds = [
  ...(['judged', 'written'] as const),
  ...(['provision-opened', 'provision-closed', 'provision-narrowed'] as const),
] satisfies FactRecord['kind'][];
/** Read, write, invite, withdraw (`manage`), export (`audit`) ...: every act there is, on every kind of record. */
const acts = [
  ...([
    'read',
    'read-consents',
    'write',
    'manage',
    'audit',
    'invite',
    'end-membership',
    'hold-conference',
    'send-notice',
  ] as const),
  ...(['join', 'chat', 'hold', 'edit', 'comment', 'attest', 'finalise', 'supplement'] as const),
  ...(['acknowledge', 'follow'] as const),
  ...(Object.keys(deeds) as Deed[]),
] satisfies FactRecord['act'][];
const records = [
  ...(['municipality', 'facility', 'patient', 'channel', 'conference', 'minutes'] as const),
  ...(['notice', 'attachment'] as const),
] satisfies FactRecord['record']['kind'][];

const id = fc.stringMatching(/^[0-9a-f]{24}$/);
const end = fc.constantFrom('232017', '232076', '232114', null);
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
/** An agreement's ids are any text that its file may have; blank ones are refused there. */
const named = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .filter((text) => text.trim() !== '');
const rule = fc.constantFrom('WA1', 'WA3', 'WA9', 'WA13', 'WA15');

const fact: fc.Arbitrary<FactRecord> = fc
  .record({
    ...{
      _id: id,
      at: fc.date({ min: new Date('2020-04-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
    },
    ...{ kind: fc.constantFrom(...kinds), account: id, session: id, position: orNull(id) },
    ...{ act: fc.constantFrom(...acts), record: fc.record({ kind: fc.constantFrom(...records), id }) },
    ...{ patient: orNull(id), from: end, to: end, purpose: orNull(fc.constantFrom(...purposes)) },
    ...{ dataClasses: fc.subarray([...dataClasses]), relation: orNull(fc.constantFrom('member', 'officer')) },
    ...{ allowed: fc.boolean(), code: fc.constantFrom('A-01', 'A-03', 'B-01'), rule: orNull(rule) },
    clause: orNull(fc.record({ agreement: named, version: fc.integer({ min: 1 }), clause: named })),
    ...{ membership: orNull(id), consent: orNull(id), readOnly: fc.boolean(), crossing: fc.constant(null) },
    object: orNull(fc.record({ kind: fc.constantFrom('consent', 'account', 'topic'), id })),
    shown: orNull(
      fc.array(fc.record({ first: fc.nat(99), last: orNull(fc.integer({ min: 99, max: 200 })) }), {
        maxLength: 3,
      }),
    ),
    times: fc.integer({ min: 1, max: 500 }),
  })
  .map(({ clause, code, ...rest }) => ({
    ...rest,
    code: rest.allowed ? null : code,
    ...(clause ?? { agreement: null, version: null, clause: null }),
  })) as fc.Arbitrary<FactRecord>;

type Loose = Readonly<Record<string, unknown>> & {
  readonly agent: readonly unknown[];
  readonly entity: readonly object[];
  readonly subtype: readonly unknown[];
};

/** The event of each chain that the fact is linked into. */
const eventsOf = (each: FactRecord): object[] =>
  chainsOf(each).map((municipality) => {
    const wanted = { municipality, fact: each._id, body: bodyFor(municipality, each) };
    return JSON.parse(JSON.stringify(auditEvent(linkRecord(null, wanted, sha256))));
  });

describe('[AU8] as FHIR R4', () => {
  it('every fact is an AuditEvent by HL7’s own definitions', () => {
    holds(
      fc.property(fact, (each) => {
        for (const event of eventsOf(each)) expect(fhirProblems(event)).toEqual([]);
      }),
      300,
    );
  });

  it.each(kinds.flatMap((kind) => acts.map((act) => [kind, act] as const)))(
    '%s %s, allowed and denied',
    (kind, act) => {
      const [base] = fc.sample(fact, { numRuns: 1, seed: 4 });
      for (const allowed of [true, false])
        for (const event of eventsOf({ ...base!, kind, act, allowed, code: allowed ? null : 'A-01' }))
          expect(fhirProblems(event)).toEqual([]);
    },
  );

  const patientType = { system: 'http://terminology.hl7.org/CodeSystem/audit-entity-type', code: '1' };
  const [sample] = fc.sample(fact, { numRuns: 1, seed: 8 });
  const good = eventsOf({
    ...sample!,
    patient: 'a'.repeat(24),
    purpose: 'care',
    allowed: true,
    code: null,
  })[0]!;
  const broken: readonly (readonly [string, (event: Loose) => object])[] = [
    ['no time', ({ recorded: _, ...rest }) => rest],
    ['no agent', (event) => ({ ...event, agent: [] })],
    ['no source', ({ source: _, ...rest }) => rest],
    ['an agent without requestor', (event) => ({ ...event, agent: [{ who: event.source }] })],
    ['a time without a zone', (event) => ({ ...event, recorded: '2026-11-26T00:00:00' })],
    ['a day that no calendar has', (event) => ({ ...event, recorded: '2026-02-30T00:00:00Z' })],
    ['an outcome that is a number', (event) => ({ ...event, outcome: 0 })],
    ['an outcome outside its required value set', (event) => ({ ...event, outcome: '5' })],
    ['an action outside its required value set', (event) => ({ ...event, action: 'X' })],
    [
      'a network type outside its required value set',
      (event) => ({ ...event, agent: [{ requestor: true, network: { address: '::1', type: '6' } }] }),
    ],
    [
      'a type that the value set’s system does not have',
      (event) => ({
        ...event,
        type: { system: 'http://dicom.nema.org/resources/ontology/DCM', code: '999999' },
      }),
    ],
    [
      'another word for a code',
      (event) => ({
        ...event,
        entity: [{ ...event.entity[0], type: { ...patientType, display: 'Animal' } }],
      }),
    ],
    ['one coding where a list is asked', (event) => ({ ...event, subtype: event.subtype[0] })],
    ['an element that R4 does not have', (event) => ({ ...event, severity: 'info' })],
    ['a null', (event) => ({ ...event, outcomeDesc: null })],
    ['an empty text', (event) => ({ ...event, outcomeDesc: '' })],
    [
      'a policy that is no URI',
      (event) => ({ ...event, agent: [{ requestor: true, policy: ['a clause'] }] }),
    ],
    [
      'an entity with name and query (sev-1)',
      (event) => ({
        ...event,
        entity: [{ name: 'a', query: 'YQ==' }],
      }),
    ],
    ['a person by name', (event) => ({ ...event, agent: [{ requestor: true, who: { display: '見本' } }] })],
  ];
  it.each(broken)('%s is found', (_, breakIt) => {
    expect(fhirProblems(good)).toEqual([]);
    expect(fhirProblems(breakIt(good as Loose))).not.toEqual([]);
  });
});
