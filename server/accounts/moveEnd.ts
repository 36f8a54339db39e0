import { type Endable, type Ended, endWith } from '#domain/rights/endWith.ts';
import { takeBackEnd } from '#domain/rights/takeBackEnd.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import { Failure } from '#platform/failure.ts';

/**
 * [RI3] Sets a right's own end to a day, or (null) takes it back. An end that has passed stays as it is, and a day
 * that was set by another cause is not gone beyond. Throws C-01.
 */
export const moveEnd = (right: Endable, until: Day | null, because: string, today: Day): Ended => {
  if (right.until !== null && right.until <= today) throw new Failure('C-01', { reason: 'already-ended' });
  const open = takeBackEnd(right, because) ?? { until: right.until, ends: right.ends ?? [] };
  if (until === null) return open;
  return endWith(open, until, because) ?? open;
};
