import type { Act } from './recordRef.ts';

/**
 * What is done on the strength of an act, one name for each use case: relations give acts (`actsOfRelations.ts`), the gate
 * is asked for a deed, and the trail says it in words (AU12). The act on the right is what the relation must give.
 */
export const deeds = {
  // To be shown that something is there: its name, place, state and counts, and nothing of its content.
  list: 'read',
  // To have it put into one's list by the house: nobody has looked at it yet.
  deliver: 'read',
  // To be counted among what one could open.
  'count-unread': 'read',
  'explain-access': 'read',
  'read-topics': 'read',
  'read-thread': 'read',
  'read-vitals': 'read',
  'read-receipts': 'read',
  'mark-read': 'read',
  'open-notice': 'read',
  'read-versions': 'read',
  'read-version': 'read',
  'print-minutes': 'read',
  'verify-seal': 'read',
  // In a team.
  'preview-invitation': 'invite',
  'search-candidates': 'invite',
  'preview-admission': 'tell-admission',
  'set-topic-state': 'write',
  // In a conference and its minutes.
  'start-conference': 'hold',
  'end-conference': 'hold',
  'cancel-conference': 'hold',
  'enter-attendee': 'hold',
  'strike-attendee': 'hold',
  circulate: 'hold',
  'preview-circulation': 'hold',
  'set-header': 'edit',
  'record-inquiry': 'edit',
  'strike-inquiry': 'edit',
  // Of a notice that one has sent.
  'preview-notice': 'send-notice',
  'remind-notice': 'follow',
  // Of a facility.
  'list-status': 'manage',
  'set-status': 'manage',
  'preview-status': 'manage',
  'list-positions': 'manage',
  'list-facility-applications': 'manage',
  'add-position': 'grant-position',
  'end-position': 'manage',
  'extend-position': 'grant-position',
  'change-profession': 'grant-position',
  // Of a municipality's directory.
  'list-accounts': 'manage',
  'make-account': 'manage',
  'leave-account': 'manage',
  'undo-leave': 'manage',
  'change-name': 'manage',
  'vouch-profession': 'manage',
  'renew-sign-in': 'manage',
  'grant-capacity': 'manage',
  'end-capacity': 'manage',
  'list-applications': 'manage',
  'grant-application': 'manage',
  'refuse-application': 'manage',
  'list-right-findings': 'manage',
  'list-devices': 'manage',
  'mark-device-lost': 'manage',
  'make-facility': 'manage',
  'import-agreement': 'manage',
  'list-home-patients': 'manage',
  'register-patient': 'manage',
  'start-team': 'manage',
  'list-team': 'manage',
  'end-home-membership': 'manage',
  'list-consents': 'manage',
  'give-consent': 'manage',
  'withdraw-consent': 'manage',
  'preview-withdrawal': 'manage',
  // Of a municipality's trail.
  'list-trail': 'audit',
  'confirm-officer': 'audit',
  'search-trail': 'audit',
  'export-trail': 'audit',
  'read-trail-state': 'audit',
  'list-checkpoints': 'audit',
} as const satisfies Readonly<Record<string, Act>>;

export type Deed = keyof typeof deeds;

/**
 * What is done by or for whom no record has: the operator, who has no relation to any, and people of a city who object to
 * what the operator does there; and of sessions, which belong to their person. The gate judges none of it; each is written with
 * what it does (RI5, RI6, AU16).
 */
export type HouseDeed =
  | 'make-municipality'
  | 'make-officer'
  | 'ask-officer'
  | 'confirm-officer'
  | 'object-officer'
  | 'make-operator'
  | 'renew-operator'
  | 'end-operator'
  // Of a session and what it stands on (AU16).
  | 'sign-in'
  | 'sign-out'
  | 'sign-out-everywhere'
  | 'change-password'
  | 'choose-password'
  | 'set-second-factor'
  | 'lose-own-device'
  | 'switch-position';

/** What one person may do all day long: the same again within an hour is counted, as refusals are (AU13). */
export const isCounted = (act: string): boolean => act === 'switch-position';

/** Too broad to say what was done: whoever asks for one of these names the deed. */
type Broad = 'manage' | 'hold' | 'audit';

/** What shows nothing of a record's content: its fact names no class (AU10). */
export const showsNoContent = (asked: Act | Deed): boolean => asked === 'list' || asked === 'count-unread';

/** What the gate is asked for, and what its fact names. */
export type Asked = Exclude<Act, Broad> | Deed;

/** The act that a relation must give for it. */
export const actOf = (asked: Act | Deed): Act =>
  Object.hasOwn(deeds, asked) ? deeds[asked as Deed] : (asked as Act);
