import type { Day } from '../vocabulary/days.ts';

interface Leaver {
  readonly state: 'active' | 'left';
  /** A 退職 entered ahead stands with the day from which on the person is no longer here. */
  readonly leaving?: { readonly until?: Day | null } | null;
}

/** [RI14] Whether somebody is here no longer on a day: the house need not have got round to it yet. */
export const hasLeft = ({ state, leaving }: Leaver, today: Day): boolean =>
  state === 'left' || (leaving?.until != null && leaving.until <= today);
