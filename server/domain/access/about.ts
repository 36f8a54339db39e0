import type { PatientId } from '../ids.ts';
import type { DataClass } from '../vocabulary/dataClasses.ts';
import type { RecordRef } from './recordRef.ts';

/** What within its record a deed is about, by kind and id: the consent that is withdrawn, the account whose sign-in is renewed. */
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

/** What a use case knows of what it asks for, beside the record; it goes into the fact and decides nothing. */
export interface About {
  readonly object?: DeedObject | null;
  /** Whose it is, where the record is not the patient's own; never one of another home (AC2). */
  readonly patient?: PatientId | null;
  /** The classes that the answer can hold, where those are fewer than all that may be shown. */
  readonly shows?: readonly DataClass[];
}
