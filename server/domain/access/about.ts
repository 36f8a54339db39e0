import type { PatientId } from '../ids.ts';
import type { DataClass } from '../vocabulary/dataClasses.ts';
import type { RecordRef } from './recordRef.ts';

/**
 * What a deed is done to within its record, by kind and id: the consent that is withdrawn, the account whose sign-in
 * is renewed.
 */
export interface DeedObject {
  readonly kind:
    | RecordRef['kind']
    | 'account'
    | 'application'
    | 'capacity'
    | 'agreement'
    | 'consent'
    | 'device'
    | 'entry'
    | 'family-person'
    | 'membership'
    | 'post'
    | 'position'
    | 'recovery'
    | 'topic';
  readonly id: string;
}

/** What a use case knows of its question beside the record. It goes into the fact and decides nothing. */
export interface About {
  readonly object?: DeedObject | null;
  /** The patient, where the record is not the patient's own; never a patient of another home (AC2). */
  readonly patient?: PatientId | null;
  /** The classes that the answer can hold, where those are fewer than all that may be shown. */
  readonly shows?: readonly DataClass[];
}
