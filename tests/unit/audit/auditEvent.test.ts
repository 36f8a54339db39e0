import { describe, expect, it } from '@jest/globals';
import { auditEvent } from '#domain/audit/auditEvent.ts';
import { csvColumns, csvHeader, csvRow } from '#domain/audit/csvRow.ts';
import { foundBy } from '#domain/audit/foundBy.ts';

const body = {
  ...{ at: '2026-11-26T00:00:00.000Z', kind: 'judged', act: 'read', allowed: true, code: null },
  ...{ account: 'a1', session: 's1', position: 'p1', record: { kind: 'channel', id: 'c1' }, patient: 'x1' },
  ...{ from: '232017', to: '232076', purpose: 'care', dataClasses: ['post', 'photo'], relation: 'member' },
  ...{ rule: 'WA5', agreement: '協定 1', version: 2, clause: 's:1', membership: 'm1', consent: 'k1' },
  ...{ readOnly: false, object: { kind: 'topic', id: 't1' }, times: 3 },
  ...{ shown: [{ first: 1, last: 3 }], crossing: { consents: [{ id: 'k1', until: '2027-04-01' }] } },
};
type Body = { [K in keyof typeof body]?: unknown };
const recordOf = (more: Body = {}) => ({
  ...{ municipality: '232017', n: 7, fact: 'f1', hash: 'h1', body: JSON.stringify({ ...body, ...more }) },
});
interface Event {
  readonly agent: readonly object[];
  readonly entity: readonly { readonly detail: readonly unknown[] }[];
  readonly purposeOfEvent: readonly { readonly coding: { code: string; display?: string }[] }[];
}
const eventOf = (more: Body = {}) => auditEvent(recordOf(more)) as unknown as Event & Record<string, unknown>;

describe('[AU8] a record as an AuditEvent', () => {
  const patient = {
    what: { type: 'Patient', identifier: { system: 'urn:engawa:patient', value: 'x1' } },
    type: {
      ...{ system: 'http://terminology.hl7.org/CodeSystem/audit-entity-type', code: '1', display: 'Person' },
    },
    role: { system: 'http://terminology.hl7.org/CodeSystem/object-role', code: '1', display: 'Patient' },
  };

  it('says who did what to which record, on what ground, and where it stands in its chain', () => {
    expect(eventOf()).toStrictEqual({
      ...{ resourceType: 'AuditEvent', id: '232017-7', action: 'R', recorded: body.at, outcome: '0' },
      type: {
        ...{
          system: 'http://dicom.nema.org/resources/ontology/DCM',
          code: '110110',
          display: 'Patient Record',
        },
      },
      subtype: [{ system: 'urn:engawa:act', code: 'read' }],
      purposeOfEvent: [
        {
          coding: [
            { system: 'urn:engawa:purpose', code: 'care' },
            {
              system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason',
              ...{ code: 'TREAT', display: 'treatment' },
            },
          ],
        },
      ],
      agent: [
        {
          who: { identifier: { system: 'urn:engawa:account', value: 'a1' } },
          role: [{ coding: [{ system: 'urn:engawa:position', code: 'p1' }] }],
          requestor: true,
          policy: ['urn:engawa:clause:%E5%8D%94%E5%AE%9A%201:2:s%3A1'],
        },
      ],
      source: {
        observer: {
          type: 'Organization',
          identifier: { system: 'urn:engawa:municipality', value: '232017' },
        },
        type: [{ system: 'http://terminology.hl7.org/CodeSystem/security-source-type', code: '4' }],
      },
      entity: [
        {
          what: { identifier: { system: 'urn:engawa:channel', value: 'c1' } },
          type: { system: 'urn:engawa:record', code: 'channel' },
          securityLabel: [
            { system: 'urn:engawa:data-class', code: 'post' },
            { system: 'urn:engawa:data-class', code: 'photo' },
          ],
          detail: [
            { type: 'kind', valueString: 'judged' },
            { type: 'from', valueString: '232017' },
            { type: 'to', valueString: '232076' },
            { type: 'rule', valueString: 'WA5' },
            { type: 'consent', valueString: 'k1' },
            { type: 'shown', valueString: '1..3' },
            { type: 'times', valueString: '3' },
            { type: 'fact', valueString: 'f1' },
            { type: 'hash', valueString: 'h1' },
          ],
        },
        {
          what: { identifier: { system: 'urn:engawa:topic', value: 't1' } },
          type: { system: 'urn:engawa:object', code: 'topic' },
        },
        patient,
      ],
    });
  });

  it('has nothing of what is not there, of a fact of today and of one from before', () => {
    const nothing = {
      ...{ position: null, patient: null, object: null, purpose: null, dataClasses: [], rule: null },
      ...{ agreement: null, clause: null, consent: null, shown: null, times: 1, from: null, to: null },
    };
    const { patient: _p, object: _o, shown: _s, times: _t, ...before } = { ...body, ...nothing };
    for (const record of [recordOf(nothing), { ...recordOf(), body: JSON.stringify(before) }])
      expect(auditEvent(record)).toStrictEqual({
        ...{ resourceType: 'AuditEvent', id: '232017-7', action: 'R', recorded: body.at, outcome: '0' },
        type: {
          ...{ system: 'http://dicom.nema.org/resources/ontology/DCM', code: '110100' },
          display: 'Application Activity',
        },
        subtype: [{ system: 'urn:engawa:act', code: 'read' }],
        agent: [{ who: { identifier: { system: 'urn:engawa:account', value: 'a1' } }, requestor: true }],
        source: expect.anything(),
        entity: [
          {
            what: expect.anything(),
            type: { system: 'urn:engawa:record', code: 'channel' },
            detail: [
              { type: 'kind', valueString: 'judged' },
              { type: 'fact', valueString: 'f1' },
              { type: 'hash', valueString: 'h1' },
            ],
          },
        ],
      });
    expect(eventOf({ shown: [] }).entity).toMatchObject([
      { detail: expect.arrayContaining([{ type: 'shown', valueString: 'nothing' }]) },
      {},
      {},
    ]);
    for (const part of ['agreement', 'clause'])
      expect(eventOf({ [part]: null }).agent[0]).not.toHaveProperty('policy');
    const [entity] = eventOf({ times: 2 }).entity;
    expect(entity!.detail).toContainEqual({ type: 'times', valueString: '2' });
  });

  it('of a refusal has its code and rule', () => {
    expect(eventOf({ allowed: false, code: 'A-07' })).toMatchObject({
      outcome: '8',
      outcomeDesc: 'A-07 WA5',
    });
    expect(eventOf({ allowed: false, code: 'A-01', rule: null }).outcomeDesc).toBe('A-01');
  });

  it('says whether something was read, made, changed, or only asked', () => {
    const action = (kind: string, act: string) => eventOf({ kind, act }).action;
    for (const act of ['read', 'list', 'read-consents']) expect(action('written', act)).toBe('R');
    expect([action('judged', 'read'), action('judged', 'list'), action('judged', 'read-consents')]).toEqual([
      ...['R', 'R', 'R'],
    ]);
    for (const act of ['write', 'mark-read', 'open-notice']) expect(action('written', act)).toBe('C');
    expect([action('judged', 'write'), action('judged', 'mark-read')]).toEqual(['E', 'E']);
    expect(action('provision-opened', 'write')).toBe('R');
    for (const act of [
      ...[
        'hold',
        'start-conference',
        'end-conference',
        'cancel-conference',
        'end-membership',
        'end-position',
      ],
      ...['leave-account', 'renew-sign-in', 'mark-device-lost', 'withdraw-consent', 'set-status'],
      ...['set-topic-state', 'strike-attendee', 'strike-inquiry', 'set-header'],
    ])
      expect([act, action('written', act)]).toEqual([act, 'U']);
    for (const act of [
      ...['sign-in', 'sign-out', 'sign-out-everywhere', 'switch-position', 'change-password'],
      ...['choose-password', 'set-second-factor', 'lose-own-device'],
    ])
      expect([act, action('written', act), eventOf({ act }).type]).toEqual([
        ...[act, 'E'],
        {
          ...{ system: 'http://dicom.nema.org/resources/ontology/DCM', code: '110114' },
          display: 'User Authentication',
        },
      ]);
  });

  it('has the code of HL7 for a purpose where there is one', () => {
    const reasonOf = (purpose: string) =>
      eventOf({ purpose })
        .purposeOfEvent[0]!.coding.slice(1)
        .map(({ code, display }) => `${code} ${display}`);
    const purposes = [
      ...['care', 'conference', 'continuity', 'admission-discharge', 'infection', 'disaster', 'emergency'],
      'notice',
    ];
    expect(purposes.flatMap(reasonOf)).toEqual([
      ...[
        'TREAT treatment',
        'COC coordination of care',
        'COC coordination of care',
        'COC coordination of care',
      ],
      ...['PUBHLTH public health', 'DISASTER disaster', 'ETREAT Emergency Treatment'],
    ]);
    expect(reasonOf('notice')).toEqual([]);
  });
});

describe('[AU8] the columns of a row', () => {
  it('are these, in this order, each with what the record says', () => {
    expect(csvHeader()).toBe(
      [
        ...[
          'n',
          'at',
          'kind',
          'act',
          'allowed',
          'code',
          'recordKind',
          'record',
          'patient',
          'account',
          'position',
        ],
        ...['session', 'from', 'to', 'purpose', 'dataClasses', 'relation', 'rule', 'agreement', 'version'],
        ...['clause', 'membership', 'consent', 'readOnly', 'fact', 'hash', 'objectKind', 'object', 'shown'],
        ...['times', '最終日'],
      ]
        .map((name) => `"${name}"`)
        .join(','),
    );
    expect(csvRow(recordOf())).toBe(
      [
        ...['7', body.at, 'judged', 'read', 'true', '', 'channel', 'c1', 'x1', 'a1', 'p1', 's1', '232017'],
        ...['232076', 'care', 'post photo', 'member', 'WA5', '協定 1', '2', 's:1', 'm1', 'k1', 'false'],
        ...['f1', 'h1', 'topic', 't1', '1..3', '3', '2027-03-31'],
      ]
        .map((cell) => `"${cell}"`)
        .join(','),
    );
    const last = (more: Body) => csvRow(recordOf(more)).split(',').at(-1);
    expect(last({ consent: 'k2' })).toBe('""');
    expect(last({ crossing: { consents: [{ id: 'k1', until: null }] } })).toBe('""');
    expect([last({ crossing: null }), csvColumns.length]).toEqual(['""', 31]);
  });
});

describe('[AU9] what a record is found by', () => {
  const found = (more: Body) => foundBy('232017', JSON.stringify({ ...body, ...more }));

  it('is what its body says, and keys for what was denied and what has crossed', () => {
    const key = `232017:${body.at}`;
    const plain = { at: new Date(body.at), account: 'a1', patient: 'x1' };
    expect(found({})).toStrictEqual({ ...plain, allowed: true, crossing: true, crossed: key });
    expect(found({ allowed: false })).toStrictEqual({
      ...{ ...plain, allowed: false, crossing: true, denied: key, crossed: key },
    });
    for (const more of [{ to: '232017' }, { to: null }, { from: null }])
      expect(found(more)).toStrictEqual({ ...plain, allowed: true, crossing: false });
    expect(found({ patient: undefined }).patient).toBeNull();
  });
});
