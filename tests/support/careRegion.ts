import type { Actor } from '#domain/access/actor.ts';
import type { AttributeReaders } from '#domain/access/attributeReaders.ts';
import type { AccountAttributes } from '#domain/access/attributes.ts';
import type { AgreementVersion, Clause } from '#domain/agreement/agreementVersion.ts';
import { compileAgreements } from '#domain/agreement/compileAgreements.ts';
import type { EntryAuthor } from '#domain/channels/entry.ts';
import type { Branded } from '#domain/ids.ts';
import type { MembershipAttributes } from '#domain/records/patient/membershipAttributes.ts';
import type { PatientAttributes } from '#domain/records/patient/patientAttributes.ts';
import type { DataClass } from '#domain/vocabulary/dataClasses.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { noReaders } from './noReaders.ts';

/** What changes under a test's hands; the readers give it afresh each time. */
type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

const idOf = <Id extends Branded<string>>(kind: number, n: number) =>
  `${kind}${String(n).padStart(23, '0')}` as Id;
const day = (text: string) => text as Day;
const code = (text: string) => text as MunicipalityCode;

const clause = (id: string, reach: Clause['reach'], discloses: DataClass[]): Clause => ({
  id,
  title: `見本 ${id}`,
  from: day('2020-06-01'),
  until: null,
  reach,
  pairs: null,
  purposes: ['care', 'conference'],
  discloses,
  professions: null,
  requires: ['consent'],
});

/** `leaves`: the day from which 豊川市 is a party no more (WA15). */
const versionUntil = (leaves: Day | null, toAll: DataClass[]): AgreementVersion => ({
  agreement: 'sample',
  version: 1,
  title: '見本の協定',
  effective: day('2020-04-01'),
  parties: ['232017', '232076', '232025'].map((municipality) => ({
    municipality: code(municipality),
    from: day('2020-04-01'),
    until: municipality === '232076' ? leaves : null,
    admits: null,
  })),
  hubs: [],
  clauses: [
    clause('s1', 'same-area', ['post', 'visit-report', 'vitals', 'photo', 'video', 'document', 'minutes']),
    clause('s2', 'all-parties', toAll),
  ],
  outline: { file: 'sample.yaml', agreement: 'sample', version: null, effective: null, municipalities: [] },
});

const area = (municipality: string, name: string, medicalArea: string) =>
  [
    code(municipality),
    [{ code: code(municipality), name, medicalArea, medicalAreaName: medicalArea, from: null, until: null }],
  ] as const;
const compileUntil = (
  leaves: Day | null,
  toAll: DataClass[] = ['post', 'visit-report', 'vitals', 'minutes'],
) =>
  compileAgreements([versionUntil(leaves, toAll)], {
    rowsOf: new Map([
      area('232017', '豊橋市', 'east'),
      area('232076', '豊川市', 'east'),
      area('232025', '岡崎市', 'west'),
      area('231002', '名古屋市', 'nagoya'),
    ]),
  });

/**
 * The smallest region a channel can be tested in, as attributes before a real gate: a patient of 豊橋市 with a doctor at
 * home, a nurse of 豊川市 (s1), a care manager of 岡崎市 (s2: no photo), and people who are not in the team.
 */
export const careRegion = () => {
  const channel = idOf<PatientAttributes['channel']>(6, 1);
  const consent = {
    id: idOf<MembershipId['consent']>(7, 1),
    purposes: ['care' as const],
    recipients: 'any' as const,
  };
  const people = [
    { name: 'doctor', municipality: '232017', profession: '医師' },
    { name: 'nurse', municipality: '232076', profession: '訪問看護師' },
    { name: 'careManager', municipality: '232025', profession: '介護支援専門員' },
    { name: 'outsider', municipality: '232017', profession: '薬剤師' },
    { name: 'stranger', municipality: '231002', profession: '医師' },
    { name: 'officer', municipality: '232017', profession: '行政職員' },
  ] as const;
  type Name = (typeof people)[number]['name'];

  const accounts = new Map<string, Writable<AccountAttributes>>();
  const authors = new Map<string, EntryAuthor>();
  const actors = {} as Record<Name, Actor>;
  people.forEach(({ name, municipality, profession }, at) => {
    const account = idOf<Actor['account']>(1, at);
    const position = idOf<NonNullable<Actor['position']>>(2, at);
    const facility = idOf<EntryAuthor['facility']>(3, at);
    const from = day('2020-01-01');
    accounts.set(account, {
      id: account,
      municipality: code(municipality),
      sessionEpoch: 1,
      positions: [
        {
          id: position,
          account,
          facility,
          facilityMunicipality: code(municipality),
          hub: null,
          profession,
          from,
          until: null,
        },
      ],
      capacities:
        name === 'officer'
          ? [
              {
                capacity: 'officer',
                position,
                municipality: code(municipality),
                facility: null,
                from,
                until: null,
              },
            ]
          : [],
    });
    authors.set(position, {
      account,
      position,
      name: `見本 ${name}`,
      profession,
      facility,
      facilityName: `見本 ${name}`,
      municipality,
    });
    actors[name] = { account, session: idOf<Actor['session']>(4, at), position };
  });

  const professionOf = (name: Name) => accounts.get(actors[name].account)?.positions[0]?.profession ?? '';
  const membership = (n: number, name: Name, clauseId: string | null): Writable<MembershipAttributes> => ({
    id: idOf(5, n),
    account: actors[name].account,
    position: actors[name].position!,
    profession: professionOf(name),
    municipality: accounts.get(actors[name].account)?.municipality ?? null,
    purposes: ['care'],
    grounds:
      clauseId === null
        ? []
        : [{ purpose: 'care', agreement: 'sample', version: 1, clause: clauseId, consent: consent.id }],
    from: day('2020-07-01'),
    until: null,
  });
  const patient = {
    id: idOf<PatientAttributes['id']>(8, 1),
    home: code('232017'),
    channel,
    consents: [
      { ...consent, from: day('2020-07-01'), until: null as Day | null, withdrawn: null as Day | null },
    ],
    memberships: [
      membership(1, 'doctor', null),
      membership(2, 'nurse', 's1'),
      membership(3, 'careManager', 's2'),
    ],
  };
  const readers: AttributeReaders = {
    ...noReaders,
    account: async (id) => structuredClone(accounts.get(id) ?? null),
    patient: async (id) => (id === patient.id ? structuredClone(patient) : null),
    patientOfChannel: async (id) => (id === channel ? structuredClone(patient) : null),
    office: async (municipality) => ({ municipality, name: '見本課', phone: '000-000-0000' }),
  };
  const region = { channel, patient, actors, accounts, authors, readers, compiled: compileUntil(null) };
  return {
    ...region,
    /** 豊川市 leaves the agreement on this day. */
    leaveOn(on: string) {
      this.compiled = compileUntil(day(on));
    },
    /** Under s2, 岡崎市's clause, no more than these classes are disclosed. */
    discloseToAll(classes: DataClass[]) {
      this.compiled = compileUntil(null, classes);
    },
  };
};

interface MembershipId {
  readonly consent: PatientAttributes['consents'][number]['id'];
}
export type CareRegion = ReturnType<typeof careRegion>;
