import type { Act, RecordRef } from './recordRef.ts';
import type { RelationKind } from './relation.ts';

type Acts = { readonly [R in RelationKind]?: readonly Act[] };

/**
 * What each relation gives on each kind of record: read as prose, and complete; what is not here is not given.
 * An officer is in none of the rows of a patient's records: their content is theirs only in a named review.
 */
export const actsOfRelations: { readonly [K in RecordRef['kind']]: Acts } = {
  municipality: { officer: ['read', 'manage', 'audit'], auditor: ['audit'] },
  // A manager asks for positions; what WA8 rests on is granted by the office of the facility's municipality (RI12).
  facility: {
    manager: ['read', 'manage', 'apply-position', 'send-notice'],
    officer: ['read', 'manage', 'grant-position'],
  },
  patient: { member: ['read', 'invite', 'hold-conference', 'tell-admission', 'leave-team'] },
  channel: { member: ['read', 'write'] },
  conference: {
    holder: ['read', 'join', 'chat', 'hold'],
    invited: ['read', 'join', 'chat'],
    member: ['read', 'join', 'chat'],
  },
  minutes: {
    holder: ['read', 'edit', 'comment', 'attest', 'supplement'],
    invited: ['read', 'edit', 'comment', 'attest'],
    member: ['read', 'edit', 'comment', 'attest'],
  },
  // A member: of the team of the patient whom an admission note is about, reached by it or come later.
  notice: { sender: ['read', 'follow'], reached: ['read', 'acknowledge'], member: ['read'] },
  attachment: { uploader: ['read'] },
};

/** Of a team, those who make the plan of care answer for it that consents cover it; the officers of the home keep them. */
export const professionsOfPlan: readonly string[] = [
  '介護支援専門員',
  '主任介護支援専門員',
  '相談支援専門員',
];
/** Beside the acts of a member, what a member of such a profession has on a patient. */
export const actsOfPlanner: readonly Act[] = ['read-consents'];
/** Beside them, what the care manager in charge of the team has (RI7). */
export const actsInCharge: readonly Act[] = ['end-membership'];
/** Beside its own acts, what who is responsible for a form has (DOMAIN.md §4). */
export const actsOfResponsible: readonly Act[] = ['finalise', 'supplement'];
/** An officer acting in a facility of their municipality, such as its office, also sends its notices. */
export const actsOfOfficerThere: readonly Act[] = ['send-notice'];
