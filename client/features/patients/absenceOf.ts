import type { PatientView } from '#contracts/http/patientView.ts';

/** The act that only those in the team for this part's purpose have. */
const actOf = { minutes: 'hold-conference', 'hospital-notes': 'tell-admission' } as const;

/**
 * [LI4] Why a part of a patient is empty, by what the gate gave: there is none yet; it is no part of what this reader is in the
 * team for; or they read back what they were given, and what came since is withheld (WA15).
 */
export const absenceOf = (
  part: keyof typeof actOf,
  { acts, readOnly }: Pick<PatientView, 'acts' | 'readOnly'>,
): 'none' | 'notYours' | 'asReceived' => {
  if (readOnly) return 'asReceived';
  return acts.includes(actOf[part]) ? 'none' : 'notYours';
};
