import type { AdmissionWords } from '#contracts/http/admissionWords.ts';
import type { AttachmentView } from '#contracts/http/attachmentRoutes.ts';
import type { PatientId } from '#domain/ids.ts';
import { useDraft } from '../../app/useDraft.ts';

export interface AdmissionDraft extends AdmissionWords {
  readonly text: string;
  readonly files: readonly AttachmentView[];
}

export const emptyAdmission: AdmissionDraft = {
  event: 'admission',
  on: '',
  place: '',
  contact: '',
  replaces: null,
  text: '',
  files: [],
};

/** What is being written of one patient: begun on their page, or from a note that is to be corrected. */
export const useAdmissionDraft = (patient: PatientId) =>
  useDraft<AdmissionDraft>(`admission ${patient}`, emptyAdmission);
