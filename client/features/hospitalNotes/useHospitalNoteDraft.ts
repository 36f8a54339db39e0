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
 * What is being written about one patient: a new note, or the correction of one. Each has a draft of its own (under
 * the name `admission`, as devices have stored it), so that a correction that was put aside is never sent as a new
 * note, and does not take the words of one.
 */
export const useHospitalNoteDraft = (patient: PatientId, begun: HospitalNoteDraft = emptyHospitalNote) =>
  useDraft<HospitalNoteDraft>(`admission ${patient} ${begun.replaces ?? 'new'}`, begun);

/** The note of this patient that is being corrected, with its present words; null where none is. */
export const useCorrection = (patient: PatientId) =>
  useDraft<HospitalNoteDraft | null>(`admission correction ${patient}`, null);
