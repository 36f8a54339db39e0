import type {
  AccountId,
  AttachmentId,
  ChannelId,
  ConferenceId,
  ConsentId,
  FacilityId,
  HubId,
  MembershipId,
  MinutesId,
  NoticeId,
  PatientId,
  PositionId,
} from '../ids.ts';
import type { DataClass } from '../vocabulary/dataClasses.ts';
import type { Day } from '../vocabulary/days.ts';
import type { MunicipalityCode } from '../vocabulary/municipalityCode.ts';
import type { Purpose } from '../vocabulary/purposes.ts';
import type { NoticeKind } from './noticeKinds.ts';
import type { RecordRef } from './recordRef.ts';

/** `from <= day < until`; `until` null is open. Days are calendar days in Asia/Tokyo (WA3). */
export interface Dated {
  readonly from: Day;
  readonly until: Day | null;
}

export interface PositionFacts extends Dated {
  readonly id: PositionId;
  readonly account: AccountId;
  readonly facility: FacilityId;
  readonly facilityMunicipality: MunicipalityCode;
  /** The hub that this position's facility is, by the agreement's id (WA5). */
  readonly hub: HubId | null;
  readonly profession: string;
}

export const capacities = [
  'officer',
  'facility-manager',
  'council-clerk',
  'auditor',
  'emergency-reader',
  'operator',
] as const;
export type Capacity = (typeof capacities)[number];

/** A dated grant (DOMAIN.md §2, capacities). `position` null: held by the account itself (operator). */
export interface CapacityFacts extends Dated {
  readonly capacity: Capacity;
  readonly position: PositionId | null;
  readonly municipality: MunicipalityCode | null;
  readonly facility: FacilityId | null;
}

export interface AccountFacts {
  readonly id: AccountId;
  /** The municipality that manages the account (`to`); null for the operator, who reads no record. */
  readonly municipality: MunicipalityCode | null;
  readonly sessionEpoch: number;
  readonly positions: readonly PositionFacts[];
  readonly capacities: readonly CapacityFacts[];
}

export interface ConsentFacts {
  readonly id: ConsentId;
  readonly purposes: readonly Purpose[];
  readonly recipients: readonly MunicipalityCode[] | 'any';
  readonly from: Day;
  readonly until: Day | null;
  /** The first day it no longer holds. */
  readonly withdrawn: Day | null;
}

/** What a membership across a border stands on, purpose by purpose (DOMAIN.md §3). At home: no grounds. */
export interface MembershipGround {
  readonly purpose: Purpose;
  readonly agreement: string;
  readonly version: number;
  readonly clause: string;
  readonly consent: ConsentId | null;
}

export interface MembershipFacts extends Dated {
  readonly id: MembershipId;
  readonly account: AccountId;
  readonly position: PositionId;
  /** The profession of its position, and the municipality that manages its account: who is in charge goes by them. */
  readonly profession: string;
  readonly municipality: MunicipalityCode | null;
  /** The purposes it was made for; a member at home has them too. */
  readonly purposes: readonly Purpose[];
  readonly grounds: readonly MembershipGround[];
}

export interface PatientFacts {
  readonly id: PatientId;
  readonly home: MunicipalityCode;
  readonly channel: ChannelId;
  readonly consents: readonly ConsentFacts[];
  readonly memberships: readonly MembershipFacts[];
}

export interface ConferenceFacts {
  readonly id: ConferenceId;
  readonly patient: PatientId;
  readonly holder: PositionId;
  readonly invited: readonly PositionId[];
  readonly state: 'planned' | 'open' | 'ended' | 'cancelled';
  /** Purpose of the minutes and the call (DOMAIN.md §3). */
  readonly minutes: MinutesId;
}

export interface MinutesFacts {
  readonly id: MinutesId;
  readonly conference: ConferenceId;
  readonly state: 'draft' | 'circulated' | 'finalised';
  /** Who finalises: the position responsible for the form (DOMAIN.md §4). */
  readonly responsible: PositionId;
}

export interface NoticeFacts {
  readonly id: NoticeId;
  /** Where it was sent from, and by which position. */
  readonly home: MunicipalityCode;
  readonly sender: PositionId;
  readonly senderFacility: FacilityId;
  readonly fromHub: HubId | null;
  readonly purpose: Purpose;
  /** A notice of words and files, the state of a facility, or an admission note. */
  readonly kind: NoticeKind;
  /** Whom an admission note is about; else null. */
  readonly patient: PatientId | null;
  /** What routing recorded when it reached this account, if it did. */
  readonly reached: boolean;
}

export interface AttachmentFacts {
  readonly id: AttachmentId;
  /** The record it belongs to; null while uploaded and not yet posted: then only its uploader sees it. */
  readonly record: RecordRef | null;
  readonly uploader: PositionId;
  readonly dataClass: DataClass;
  /** The post's seq it belongs to, for WA15. */
  readonly seq: number | null;
}

export interface FacilityFacts {
  readonly id: FacilityId;
  readonly municipality: MunicipalityCode;
  readonly hub: HubId | null;
}

/** An open or closed provision to this account from this record (WA15). */
export interface ProvisionFacts {
  readonly dataClasses: readonly DataClass[];
  readonly firstSeq: number;
  readonly lastSeq: number | null;
  readonly consent: ConsentId | null;
  /** The clause it was given under. */
  readonly agreement: string | null;
  readonly version: number | null;
  readonly clause: string | null;
}

/** The readers that compose hands to the gate. Each reads the store afresh, at majority. */
export interface FactReaders {
  account(id: AccountId): Promise<AccountFacts | null>;
  facility(id: FacilityId): Promise<FacilityFacts | null>;
  patient(id: PatientId): Promise<PatientFacts | null>;
  patientOfChannel(id: ChannelId): Promise<PatientFacts | null>;
  conference(id: ConferenceId): Promise<ConferenceFacts | null>;
  minutes(id: MinutesId): Promise<MinutesFacts | null>;
  notice(id: NoticeId, reader: AccountId): Promise<NoticeFacts | null>;
  attachment(id: AttachmentId): Promise<AttachmentFacts | null>;
  office(
    municipality: MunicipalityCode,
  ): Promise<{ municipality: string; name: string; phone: string } | null>;
}
