import type { AccountAttributes, PositionAttributes } from '#domain/access/attributes.ts';
import { type CompiledAgreements, compileAgreements } from '#domain/agreement/compileAgreements.ts';
import { readAgreement } from '#domain/agreement/readAgreement.ts';
import { readAreas } from '#domain/agreement/readAreas.ts';
import type { Branded } from '#domain/ids.ts';
import type { AttachmentAttributes } from '#domain/records/attachment/attachmentAttributes.ts';
import type { ConferenceAttributes } from '#domain/records/conference/conferenceAttributes.ts';
import type { FacilityAttributes } from '#domain/records/facility/facilityAttributes.ts';
import type { MinutesAttributes } from '#domain/records/minutes/minutesAttributes.ts';
import type { NoticeAttributes } from '#domain/records/notice/noticeAttributes.ts';
import type { ConsentAttributes } from '#domain/records/patient/consentAttributes.ts';
import type { MembershipAttributes } from '#domain/records/patient/membershipAttributes.ts';
import type { PatientAttributes } from '#domain/records/patient/patientAttributes.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { Purpose } from '#domain/vocabulary/purposes.ts';

/** 24 digits with a readable end. */
export const idOf = <Id extends Branded<string>>(name: string): Id =>
  Buffer.from(name).toString('hex').padStart(24, '0').slice(-24) as Id;
export const dayOf = (text: string): Day => text as Day;

export const toyohashi = '232017' as MunicipalityCode;
export const toyokawa = '232076' as MunicipalityCode;
export const okazaki = '232025' as MunicipalityCode;
export const nagoya = '231002' as MunicipalityCode;
/** Listed, and party to nothing. */
export const ichinomiya = '232033' as MunicipalityCode;

const areasCsv = `code,name,medical_area,medical_area_name
232017,豊橋市,2311,東三河南部
232076,豊川市,2311,東三河南部
232025,岡崎市,2310,西三河南部東
231002,名古屋市,2301,名古屋
232033,一宮市,2303,尾張西部
`;

/**
 * The sample agreement's shape; `leaves` is the day 豊川市 leaves, `s1Until` and `s4Until` the day one of its clauses ends;
 * `more` are lines of further clauses.
 */
export const compileSample = (
  change: { leaves?: string; s1Until?: string; s4Until?: string; more?: string } = {},
): CompiledAgreements => {
  const until = (day: string | undefined) => (day === undefined ? '' : `, until: ${day}`);
  const source = `
agreement: sample-wide-area
version: 1
title: 見本 広域連携協定
effective: 2020-04-01
parties:
  - {municipality: "232017", from: 2020-04-01}
  - {municipality: "232076", from: 2020-04-01${until(change.leaves)}}
  - {municipality: "232025", from: 2020-04-01}
hubs:
  - {id: hub-nagoya, name: 見本 拠点病院, municipality: "231002", from: 2020-04-01}
clauses:
  - {id: s1, title: 圏域内, from: 2020-06-01${until(change.s1Until)}, reach: same-area, purposes: [care, conference], discloses: [post, visit-report, vitals, photo, video, document, minutes], requires: [consent]}
  - {id: s2, title: 全域, from: 2020-07-01, reach: all-parties, purposes: [care, conference], discloses: [post, visit-report, vitals, minutes], requires: [consent]}
  - {id: s3, title: お知らせ, from: 2020-06-01, reach: all-parties, purposes: [notice, infection], discloses: [notice, facility-status]}
  - {id: s4, title: 拠点病院, from: 2020-06-01${until(change.s4Until)}, reach: hub, purposes: [conference, admission-discharge], discloses: [video, post, minutes, document, summary], requires: [consent]}
${change.more ?? ''}`;
  const areas = readAreas(areasCsv, 'areas.csv');
  const read = readAgreement(source, 'sample.yaml');
  if (!areas.ok || !read.ok) throw new Error(JSON.stringify({ areas, read }));
  return compileAgreements([read.agreement], areas.areas);
};

export const person = (
  name: string,
  municipality: MunicipalityCode | null,
  profession: string,
  more: Partial<PositionAttributes> & { capacities?: AccountAttributes['capacities'] } = {},
): AccountAttributes => {
  const { capacities = [], ...position } = more;
  const id = idOf<AccountAttributes['id']>(name);
  return {
    id,
    municipality,
    sessionEpoch: 0,
    positions: [
      {
        id: idOf(`${name}-p`),
        account: id,
        facility: idOf(`${name}-f`),
        facilityMunicipality: municipality ?? toyohashi,
        hub: null,
        profession,
        from: dayOf('2020-01-01'),
        until: null,
        ...position,
      },
    ],
    capacities,
  };
};

export const consent = (name: string, more: Partial<ConsentAttributes> = {}): ConsentAttributes => ({
  id: idOf(name),
  purposes: ['care', 'conference', 'admission-discharge'],
  recipients: [toyokawa, nagoya, okazaki],
  from: dayOf('2020-01-01'),
  until: null,
  withdrawn: null,
  ...more,
});

export const member = (
  who: AccountAttributes,
  purposes: readonly Purpose[],
  more: Partial<MembershipAttributes> & { clause?: string; consent?: ConsentAttributes } = {},
): MembershipAttributes => {
  const { clause, consent: named, ...rest } = more;
  return {
    id: idOf(`m-${who.id.slice(-8)}`),
    account: who.id,
    position: who.positions[0]!.id,
    profession: who.positions[0]!.profession,
    municipality: who.municipality,
    purposes,
    grounds:
      clause === undefined
        ? []
        : purposes.map((purpose) => ({
            purpose,
            agreement: 'sample-wide-area',
            version: 1,
            clause,
            consent: named?.id ?? null,
          })),
    from: dayOf('2021-01-01'),
    until: null,
    ...rest,
  };
};

export const patientWith = (
  memberships: readonly MembershipAttributes[],
  consents: readonly ConsentAttributes[],
): PatientAttributes => ({
  id: idOf('patient'),
  home: toyohashi,
  channel: idOf('channel'),
  consents,
  memberships,
});

export const conferenceOf = (
  patient: PatientAttributes,
  holder: AccountAttributes,
  invited: readonly AccountAttributes[] = [],
  state: ConferenceAttributes['state'] = 'open',
): ConferenceAttributes => ({
  id: idOf('conference'),
  patient: patient.id,
  holder: holder.positions[0]!.id,
  invited: invited.map((each) => each.positions[0]!.id),
  state,
  minutes: idOf('minutes'),
});

export const minutesOf = (
  conference: ConferenceAttributes,
  responsible: AccountAttributes,
  state: MinutesAttributes['state'] = 'draft',
): MinutesAttributes => ({
  id: conference.minutes,
  conference: conference.id,
  state,
  responsible: responsible.positions[0]!.id,
});

export const noticeFrom = (
  sender: AccountAttributes,
  home: MunicipalityCode,
  reached: boolean,
): NoticeAttributes => ({
  id: idOf('notice'),
  home,
  sender: sender.positions[0]!.id,
  senderFacility: sender.positions[0]!.facility,
  fromHub: null,
  purpose: 'notice',
  kind: 'notice',
  patient: null,
  reached,
});

export const fileIn = (
  record: AttachmentAttributes['record'],
  uploader: AccountAttributes,
  more: Partial<AttachmentAttributes> = {},
): AttachmentAttributes => ({
  id: idOf('file'),
  record,
  uploader: uploader.positions[0]!.id,
  dataClass: 'photo',
  seq: 3,
  ...more,
});

export const facilityOf = (who: AccountAttributes): FacilityAttributes => ({
  id: who.positions[0]!.facility,
  municipality: who.positions[0]!.facilityMunicipality,
  hub: who.positions[0]!.hub,
});
