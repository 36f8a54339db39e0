import type { RevocationSubject } from '#access/gate.ts';
import type { AccountId, PatientId } from '#domain/ids.ts';

/** Whose admissions are judged anew when a person's rights change: their own, and those of the teams that changed with them. */
export const subjectsOfPerson = (
  account: AccountId,
  teams: readonly PatientId[],
): readonly RevocationSubject[] => [
  { kind: 'account', id: account },
  ...[...new Set(teams)].map((id) => ({ kind: 'patient', id }) as const),
];
