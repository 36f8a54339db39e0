import type { MembershipGround } from '#domain/records/patient/membershipAttributes.ts';
import type { PurposeAnswer } from '#domain/routing/routeMembership.ts';

/** The grounds that a membership stores: none at home; across a border the clause and the consent for each purpose. */
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
