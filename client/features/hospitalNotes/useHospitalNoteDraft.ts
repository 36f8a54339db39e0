import type { HospitalNoteWords } from '#contracts/http/hospitalNoteWords.ts';
import type { PatientId } from '#domain/ids.ts';
import { useDraft } from '../../app/useDraft.ts';

export interface HospitalNoteDraft extends HospitalNoteWords {
  readonly text: string;
}

export const emptyHospitalNote: HospitalNoteDraft = {
  event: 'admission',
  on: '',
  place: '',
  contact: '',
  replaces: null,
  text: '',
};

/**
 * What is being written of one patient: a new note, or the correction of one. Each has a draft of its own, so that a
 * correction that was put aside is never sent as a new note, nor takes the words of one.
 */
export const useHospitalNoteDraft = (patient: PatientId, begun: HospitalNoteDraft = emptyHospitalNote) =>
  useDraft<HospitalNoteDraft>(`admission ${patient} ${begun.replaces ?? 'new'}`, begun);

/** The note of this patient that is being corrected, with its words as it has them; null where none is. */
export const useCorrection = (patient: PatientId) =>
  useDraft<HospitalNoteDraft | null>(`admission correction ${patient}`, null);
