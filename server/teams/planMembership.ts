import { decidePurposes, type PurposeAnswer } from '#domain/access/decidePurposes.ts';
import type { MembershipGround, PatientFacts } from '#domain/access/facts.ts';
import { orderConsents } from '#domain/access/orderConsents.ts';
import type { CompiledAgreements } from '#domain/agreement/compileAgreements.ts';
import type { HubId } from '#domain/ids.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { Purpose } from '#domain/vocabulary/purposes.ts';

/** Who would join: a position's facts, or, for a municipality without names, what is known of it. */
export interface Joining {
  readonly municipality: MunicipalityCode;
  readonly profession: string;
  readonly hub: HubId | null;
}

/**
 * What a membership would stand on, purpose by purpose, decided from the patient's home as every later reading is
 * (WA11). The preview, the invitation and the refusal are this one computation.
 */
export const planMembership = (
  compiled: CompiledAgreements,
  patient: PatientFacts,
  joining: Joining,
  purposes: readonly Purpose[],
  day: Day,
): readonly PurposeAnswer[] =>
  purposes.flatMap((purpose) =>
    decidePurposes(
      {
        compiled,
        day,
        home: patient.home,
        fromHub: null,
        reader: joining,
        consents: orderConsents(patient.consents, null, purpose),
      },
      [purpose],
    ),
  );

/** What is stored: at home nothing is needed, across a border the clause and the consent of each purpose. */
export const groundsOf = (answers: readonly PurposeAnswer[]): MembershipGround[] =>
  answers.flatMap(({ purpose, any: { decision, consent } }) =>
    decision.agreement === null || decision.version === null || decision.clause === null
      ? []
      : [
          {
            purpose,
            agreement: decision.agreement,
            version: decision.version,
            clause: decision.clause,
            consent: consent?.id ?? null,
          },
        ],
  );
