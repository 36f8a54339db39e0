import type { AdmissionWords } from '#contracts/http/admissionWords.ts';
import type { AttachmentView } from '#contracts/http/attachmentRoutes.ts';

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
