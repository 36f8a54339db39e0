import type { AccountId, FacilityId, HubId, NoticeId, PatientId, PositionId } from '../../ids.ts';
import type { MunicipalityCode } from '../../vocabulary/municipalityCode.ts';
import type { Purpose } from '../../vocabulary/purposes.ts';
import type { PatientReads } from '../patient/patientAttributes.ts';
import type { NoticeKind } from './noticeKinds.ts';

export interface NoticeAttributes {
  readonly id: NoticeId;
  /** From where it was sent, and by which position. */
  readonly home: MunicipalityCode;
  readonly sender: PositionId;
  readonly senderFacility: FacilityId;
  readonly fromHub: HubId | null;
  readonly purpose: Purpose;
  /** A notice of words and files, the state of a facility, or a hospital note. */
  readonly kind: NoticeKind;
  /** The patient whom a hospital note is about; else null. */
  readonly patient: PatientId | null;
  /** What the routing recorded when it reached this account; null: it did not. */
  readonly reached: boolean;
}

export interface NoticeReads extends PatientReads {
  notice(id: NoticeId, reader: AccountId): Promise<NoticeAttributes | null>;
}
