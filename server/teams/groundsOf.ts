import type { MembershipGround } from '#domain/records/patient/membershipAttributes.ts';
import type { PurposeAnswer } from '#domain/routing/routeMembership.ts';

/** What a membership stores: at home nothing is needed, across a border the clause and the consent of each purpose. */
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
