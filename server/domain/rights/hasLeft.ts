import type { Day } from '../vocabulary/days.ts';

interface Leaver {
  readonly state: 'active' | 'left';
  /** A 退職 that was entered ahead has the day from which on the person is not here any more. */
  readonly leaving?: { readonly until?: Day | null } | null;
}

/** [RI14] Whether somebody is not here any more on a day, even if the house has not carried it out yet. */
export const hasLeft = ({ state, leaving }: Leaver, today: Day): boolean =>
  state === 'left' || (leaving?.until != null && leaving.until <= today);
