import type { AdmissionWords } from '#contracts/http/admissionWords.ts';
import type { PatientId } from '#domain/ids.ts';
import { useDraft } from '../../app/useDraft.ts';

export interface AdmissionDraft extends AdmissionWords {
  readonly text: string;
}

export const emptyAdmission: AdmissionDraft = {
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
export const useAdmissionDraft = (patient: PatientId, begun: AdmissionDraft = emptyAdmission) =>
  useDraft<AdmissionDraft>(`admission ${patient} ${begun.replaces ?? 'new'}`, begun);

/** The note of this patient that is being corrected, with its words as it has them; null where none is. */
export const useCorrection = (patient: PatientId) =>
  useDraft<AdmissionDraft | null>(`admission correction ${patient}`, null);
