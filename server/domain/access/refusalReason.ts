/** Why the gate refuses one who has or had a relation, where the kind of refusal alone does not say what to do. */
export const refusalReasons = [
  /** Another of one's own positions has the relation. */
  'other-position',
  /** The relation does not give this act. */
  'not-given',
  /** In the team, for other purposes than this act is for. */
  'purpose',
  'finalised',
  'not-finalised',
  /** The call of a conference that has not begun. */
  'planned',
  'ended',
  'cancelled',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];
