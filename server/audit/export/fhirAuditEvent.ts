import type { ChainedFact } from '../chainedFact.ts';

const actions: Readonly<Record<string, 'C' | 'R' | 'U' | 'D' | 'E'>> = {
  read: 'R',
  write: 'C',
  comment: 'C',
  supplement: 'C',
  invite: 'C',
  'send-notice': 'C',
  'hold-conference': 'C',
  edit: 'U',
  attest: 'U',
  finalise: 'U',
  acknowledge: 'U',
  'end-membership': 'U',
};

const dicom = 'http://dicom.nema.org/resources/ontology/DCM';
const local = (what: string, value: string) => ({
  identifier: { system: `urn:engawa:${what}`, value },
});

/**
 * One fact as a FHIR R4 AuditEvent (http://hl7.org/fhir/R4/auditevent.html). Ids for names, as in the fact; its place in
 * the chain stands in the record's entity, so that the event can be held against the chain.
 */
export const fhirAuditEvent = (
  fact: ChainedFact,
  { municipality, n, hash }: { readonly municipality: string; readonly n: number; readonly hash: string },
): object => {
  const { agreement, version, clause, rule, code, patient, purpose, position } = fact;
  const ground = agreement === null ? null : `urn:engawa:agreement:${agreement}:${version}:${clause}`;
  const details = Object.entries({ ...ends(fact), n: String(n), hash, readOnly: String(fact.readOnly) });
  return {
    resourceType: 'AuditEvent',
    id: fact.id,
    type:
      patient === null
        ? { system: dicom, code: '110100', display: 'Application Activity' }
        : { system: dicom, code: '110110', display: 'Patient Record' },
    subtype: [{ system: 'urn:engawa:act', code: fact.act }],
    action: actions[fact.act] ?? 'E',
    recorded: fact.at,
    outcome: fact.allowed ? '0' : '4',
    ...(fact.allowed ? {} : { outcomeDesc: [code, rule].filter((each) => each !== null).join(' ') }),
    ...(purpose === null
      ? {}
      : { purposeOfEvent: [{ coding: [{ system: 'urn:engawa:purpose', code: purpose }] }] }),
    agent: [
      {
        who: local('account', fact.account),
        requestor: true,
        ...(position === null ? {} : { altId: position }),
        ...(ground === null ? {} : { policy: [ground] }),
      },
    ],
    source: {
      site: municipality,
      observer: local('municipality', municipality),
      type: [
        {
          system: 'http://terminology.hl7.org/CodeSystem/security-source-type',
          code: '4',
          display: 'Application Server',
        },
      ],
    },
    entity: [
      ...(patient === null
        ? []
        : [
            {
              what: local('patient', patient),
              type: { system: entityType, code: '1', display: 'Person' },
              role: { system: objectRole, code: '1', display: 'Patient' },
            },
          ]),
      {
        what: local(fact.record.kind, fact.record.id),
        type: { system: entityType, code: '2', display: 'System Object' },
        role: { system: objectRole, code: '4', display: 'Domain Resource' },
        detail: details.map(([type, valueString]) => ({ type, valueString })),
      },
    ],
  };
};

const entityType = 'http://terminology.hl7.org/CodeSystem/audit-entity-type';
const objectRole = 'http://terminology.hl7.org/CodeSystem/object-role';

/** What has something to say: an empty string is no FHIR string. */
const ends = (fact: ChainedFact): Record<string, string> =>
  Object.fromEntries(
    Object.entries({
      kind: fact.kind,
      from: fact.from,
      to: fact.to,
      relation: fact.relation,
      membership: fact.membership,
      consent: fact.consent,
      dataClasses: fact.dataClasses.join(' '),
    }).filter((each): each is [string, string] => each[1] !== null && each[1] !== ''),
  );
