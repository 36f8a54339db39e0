import type { ClassDecision, Reader } from '../access/decideFor.ts';
import { membershipRow } from '../records/patient/membershipRow.ts';
import type { PatientAttributes } from '../records/patient/patientAttributes.ts';
import type { RecordRow } from '../records/recordRow.ts';
import type { DataClass } from '../vocabulary/dataClasses.ts';
import type { Purpose } from '../vocabulary/purposes.ts';
import { disclosedTo, type RoutedItem, type RoutingRules, routeTo } from './routeTo.ts';

export interface PurposeAnswer {
  readonly purpose: Purpose;
  /** The answer for any class of the purpose's rows: what a membership for it would stand on, or what stands in its way. */
  readonly any: ClassDecision;
  /** The answers for everything that hangs on the purpose's records, such as photos and vitals. */
  readonly discloses: readonly DataClass[];
}

/** An item of a patient's: it comes from the patient's home, whoever writes it (WA11), and carries the patient's consents. */
export const itemOfPatient = (
  { home, consents }: Pick<PatientAttributes, 'home' | 'consents'>,
  row: RecordRow,
): RoutedItem => ({ home, fromHub: null, row, consents });

/** What a membership would stand on, for each purpose. The preview, the invitation and its refusal use this alike. */
export const routeMembership = (
  rules: RoutingRules,
  patient: Pick<PatientAttributes, 'home' | 'consents'>,
  reader: Reader,
  purposes: readonly Purpose[],
): readonly PurposeAnswer[] =>
  purposes.map((purpose) => {
    const item = itemOfPatient(patient, membershipRow(purpose));
    return { purpose, any: routeTo(rules, item, reader), discloses: disclosedTo(rules, item, reader) };
  });
