import type { Dated } from '../../access/attributes.ts';
import type { AccountId, Branded, PatientId, PositionId } from '../../ids.ts';
import type { Day } from '../../vocabulary/days.ts';
import type { PatientAttributes } from '../patient/patientAttributes.ts';
import type { FamilyConsentBy, FamilyRelation } from './familyVocabulary.ts';

export type FamilyPersonId = Branded<'FamilyPersonId'>;

/** One person in the family's room, for a time. */
export interface FamilyPersonAttributes extends Dated {
  readonly id: FamilyPersonId;
  readonly account: AccountId;
  readonly relation: FamilyRelation;
  /** Who agreed that they are in it; `office`: a decision of the office, where nobody could (FA5). */
  readonly consentBy: FamilyConsentBy;
  /** The proxy's papers, as the office has seen them; null: none were shown. */
  readonly papers: Dated | null;
  /** The first day on which a decision of the office holds no more, unless it was looked at again. */
  readonly reviewBy: Day | null;
}

/** A room has the id of its patient: there is one for each, and nobody in it until somebody is invited. */
export interface FamilyRoomAttributes {
  readonly id: PatientId;
  readonly people: readonly FamilyPersonAttributes[];
  /** Those of the team who read what is written to the doctor, beside the doctors. */
  readonly readers: readonly PositionId[];
}

export interface FamilyRoomReads {
  familyRoom(id: PatientId): Promise<FamilyRoomAttributes>;
  patient(id: PatientId): Promise<PatientAttributes | null>;
}
