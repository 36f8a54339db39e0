import type { MunicipalityCode } from '../vocabulary/municipalityCode.ts';
import type {
  AttachmentFacts,
  ConferenceFacts,
  FacilityFacts,
  MinutesFacts,
  NoticeFacts,
  PatientFacts,
} from './facts.ts';

/** Everything the two questions need to know of one record, as read afresh from the store. */
export type RecordFacts =
  | { readonly kind: 'municipality'; readonly municipality: MunicipalityCode }
  | { readonly kind: 'facility'; readonly facility: FacilityFacts }
  | { readonly kind: 'patient'; readonly patient: PatientFacts }
  | { readonly kind: 'channel'; readonly patient: PatientFacts }
  | { readonly kind: 'conference'; readonly conference: ConferenceFacts; readonly patient: PatientFacts }
  | {
      readonly kind: 'minutes';
      readonly minutes: MinutesFacts;
      readonly conference: ConferenceFacts;
      readonly patient: PatientFacts;
    }
  /** `patient`: of an admission note. */
  | { readonly kind: 'notice'; readonly notice: NoticeFacts; readonly patient: PatientFacts | null }
  | {
      readonly kind: 'attachment';
      readonly attachment: AttachmentFacts;
      /** The record it belongs to; null while it belongs to none. */
      readonly container: Exclude<RecordFacts, { kind: 'attachment' }> | null;
    };

/** The patient a record is about, if it is about one. */
export const patientOf = (facts: RecordFacts): PatientFacts | null => {
  if ('patient' in facts) return facts.patient;
  return facts.kind === 'attachment' && facts.container !== null ? patientOf(facts.container) : null;
};
