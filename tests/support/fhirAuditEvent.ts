import * as z from 'zod/mini';

/** AuditEvent as FHIR R4 (4.0.1) defines it: elements, cardinalities, required value sets. Nothing else may be in one. */
const uri = z.string().check(z.regex(/^\S+$/));
const code = z.string().check(z.regex(/^[^\s]+(\s[^\s]+)*$/));
const text = z.string().check(z.minLength(1));
const instant = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/));
const coding = z.strictObject({ system: uri, code, display: z.optional(text) });
const concept = z.strictObject({ coding: z.array(coding).check(z.minLength(1)) });
const reference = z.strictObject({
  type: z.optional(z.enum(['Patient', 'Organization', 'Practitioner', 'Device'])),
  identifier: z.strictObject({ system: uri, value: text }),
});

export const fhirAuditEvent = z.strictObject({
  resourceType: z.literal('AuditEvent'),
  id: z.string().check(z.regex(/^[A-Za-z0-9\-.]{1,64}$/)),
  // Extensible: the value set has DICOM's audit event ids.
  type: z.strictObject({
    system: z.literal('http://dicom.nema.org/resources/ontology/DCM'),
    code: z.enum(['110100', '110110']),
    display: text,
  }),
  subtype: z.optional(z.array(coding)),
  // Required: audit-event-action.
  action: z.optional(z.enum(['C', 'R', 'U', 'D', 'E'])),
  recorded: instant,
  // Required: audit-event-outcome.
  outcome: z.optional(z.enum(['0', '4', '8', '12'])),
  outcomeDesc: z.optional(text),
  purposeOfEvent: z.optional(z.array(concept)),
  agent: z
    .array(
      z.strictObject({
        role: z.optional(z.array(concept)),
        who: z.optional(reference),
        requestor: z.boolean(),
        policy: z.optional(z.array(uri)),
      }),
    )
    .check(z.minLength(1)),
  source: z.strictObject({
    observer: reference,
    type: z.optional(
      z.array(
        z.strictObject({
          system: z.literal('http://terminology.hl7.org/CodeSystem/security-source-type'),
          code: z.enum(['1', '2', '3', '4', '5', '6', '7', '8', '9']),
        }),
      ),
    ),
  }),
  entity: z.optional(
    z.array(
      z.strictObject({
        what: z.optional(reference),
        type: z.optional(coding),
        role: z.optional(coding),
        securityLabel: z.optional(z.array(coding)),
        detail: z.optional(z.array(z.strictObject({ type: text, valueString: text }))),
      }),
    ),
  ),
});
