import { actOf, type Deed } from '../access/deeds.ts';
import { type ShownNumbers, sayNumbers } from './sayNumbers.ts';

interface Body {
  readonly at: string;
  readonly kind: string;
  readonly act: string;
  readonly allowed: boolean;
  readonly code: string | null;
  readonly account: string;
  readonly position: string | null;
  readonly record: { readonly kind: string; readonly id: string };
  readonly object?: { readonly kind: string; readonly id: string } | null;
  readonly shown?: readonly ShownNumbers[] | null;
  readonly times?: number;
  readonly patient?: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly purpose: string | null;
  readonly dataClasses: readonly string[];
  readonly rule: string | null;
  readonly agreement: string | null;
  readonly version: number | null;
  readonly clause: string | null;
  readonly consent: string | null;
}

/** Our own codes are under these names; ids are identifiers of this installation, never addresses of a server. */
const own = (what: string): string => `urn:engawa:${what}`;
const dicom = 'http://dicom.nema.org/resources/ontology/DCM';
const known = (what: string, value: string, type?: string): object => ({
  ...(type === undefined ? {} : { type }),
  identifier: { system: own(what), value },
});

/** An agreement's and a clause's id can be any text. In a URI every character that is not plain is written as its bytes. */
const clauseUri = (...names: readonly string[]): string =>
  [own('clause'), ...names.map((name) => encodeURIComponent(name.toWellFormed()))].join(':');

/** Deeds that change or end something that is there already; all others make something new. */
const updates: ReadonlySet<string> = new Set([
  ...['hold', 'start-conference', 'end-conference', 'cancel-conference', 'end-membership', 'end-position'],
  ...[
    'leave-account',
    'renew-sign-in',
    'mark-device-lost',
    'withdraw-consent',
    'set-status',
    'set-topic-state',
  ],
  ...['strike-attendee', 'strike-inquiry', 'set-header'],
]);

/** Deeds on one's own session: HL7 counts them as E (execute), with an event type of their own. */
const authenticates: ReadonlySet<string> = new Set([
  ...['sign-in', 'sign-out', 'sign-out-everywhere', 'switch-position'],
  ...['change-password', 'choose-password', 'set-second-factor', 'lose-own-device'],
]);

/** AuditEvent.action: C, R, U or E. */
const actionOf = ({ kind, act }: Body): string => {
  if (authenticates.has(act)) return 'E';
  const right = actOf(act as Deed);
  const reads = (right === 'read' && act !== 'mark-read' && act !== 'open-notice') || act === 'read-consents';
  if (kind !== 'written' || reads) return reads || kind !== 'judged' ? 'R' : 'E';
  return updates.has(act) ? 'U' : 'C';
};

/**
 * Of the value set v3-PurposeOfUse, which is extensible: where one of its codes applies it must be given, beside our own
 * finer one. For a notice none of them does.
 */
const purposesOfUse: { readonly [purpose: string]: { readonly code: string; readonly display: string } } = {
  care: { code: 'TREAT', display: 'treatment' },
  conference: { code: 'COC', display: 'coordination of care' },
  continuity: { code: 'COC', display: 'coordination of care' },
  'admission-discharge': { code: 'COC', display: 'coordination of care' },
  infection: { code: 'PUBHLTH', display: 'public health' },
  disaster: { code: 'DISASTER', display: 'disaster' },
  emergency: { code: 'ETREAT', display: 'Emergency Treatment' },
};
const purposeOf = (purpose: string): object => {
  const known = purposesOfUse[purpose];
  const reason = { system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason', ...known };
  return {
    coding: [{ system: own('purpose'), code: purpose }, ...(known === undefined ? [] : [reason])],
  };
};

/** Of the value set audit-event-type. */
const typeOf = ({ act, patient }: Body): object =>
  authenticates.has(act)
    ? { system: dicom, code: '110114', display: 'User Authentication' }
    : patient === undefined || patient === null
      ? { system: dicom, code: '110100', display: 'Application Activity' }
      : { system: dicom, code: '110110', display: 'Patient Record' };

/** A record of a chain as an AuditEvent of FHIR R4; ids and codes only, as in the chain. */
export const auditEvent = (record: {
  readonly municipality: string;
  readonly n: number;
  readonly fact: string;
  readonly hash: string;
  readonly body: string;
}): object => {
  const body = JSON.parse(record.body) as Body;
  const { agreement, version, clause } = body;
  const detail = (type: string, value: string | null) =>
    value === null ? [] : [{ type, valueString: value }];
  return {
    resourceType: 'AuditEvent',
    id: `${record.municipality}-${record.n}`,
    type: typeOf(body),
    subtype: [{ system: own('act'), code: body.act }],
    action: actionOf(body),
    recorded: body.at,
    // 0: success; 8: serious failure, here a refusal.
    outcome: body.allowed ? '0' : '8',
    ...(body.allowed
      ? {}
      : { outcomeDesc: [body.code, body.rule].filter((each) => each !== null).join(' ') }),
    ...(body.purpose === null ? {} : { purposeOfEvent: [purposeOf(body.purpose)] }),
    agent: [
      {
        who: known('account', body.account),
        ...(body.position === null
          ? {}
          : { role: [{ coding: [{ system: own('position'), code: body.position }] }] }),
        requestor: true,
        ...(agreement === null || clause === null
          ? {}
          : { policy: [clauseUri(agreement, `${version}`, clause)] }),
      },
    ],
    source: {
      observer: known('municipality', record.municipality, 'Organization'),
      type: [{ system: 'http://terminology.hl7.org/CodeSystem/security-source-type', code: '4' }],
    },
    entity: [
      {
        what: known(body.record.kind, body.record.id),
        type: { system: own('record'), code: body.record.kind },
        ...(body.dataClasses.length === 0
          ? {}
          : {
              securityLabel: body.dataClasses.map((code) => ({ system: own('data-class'), code })),
            }),
        detail: [
          ...detail('kind', body.kind),
          ...detail('from', body.from),
          ...detail('to', body.to),
          ...detail('rule', body.rule),
          ...detail('consent', body.consent),
          ...detail('shown', body.shown ? sayNumbers(body.shown) || 'nothing' : null),
          ...detail('times', body.times !== undefined && body.times > 1 ? `${body.times}` : null),
          ...detail('fact', record.fact),
          ...detail('hash', record.hash),
        ],
      },
      ...(body.object === undefined || body.object === null
        ? []
        : [
            {
              what: known(body.object.kind, body.object.id),
              type: { system: own('object'), code: body.object.kind },
            },
          ]),
      ...(body.patient === undefined || body.patient === null
        ? []
        : [
            {
              what: known('patient', body.patient, 'Patient'),
              type: {
                system: 'http://terminology.hl7.org/CodeSystem/audit-entity-type',
                code: '1',
                display: 'Person',
              },
              role: {
                system: 'http://terminology.hl7.org/CodeSystem/object-role',
                code: '1',
                display: 'Patient',
              },
            },
          ]),
    ],
  };
};
