/** Tells somebody who has or had a relation why the gate refuses, where the kind of refusal alone does not say what to do. */
export const refusalReasons = [
  /** The relation belongs to another of their own positions. */
  'other-position',
  /** The relation does not allow this act. */
  'not-given',
  /** They are in the team, but not for a purpose that this act needs. */
  'purpose',
  'finalised',
  'not-finalised',
  /** It is the call of a conference that has not begun. */
  'planned',
  'ended',
  'cancelled',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];
