import type { ApiFailure } from './ApiFailure.ts';
import { isPassing } from './isPassing.ts';

const FIRST_MS = 4_000;
const MOST_MS = 60_000;

/**
 * How long something that waits (a file, a post, a field) pauses before its next try, in milliseconds: as long as the
 * answer says, else longer each time. Null where another try would change nothing.
 */
export const pauseFor = (failure: ApiFailure, tries: number, firstMs = FIRST_MS): number | null => {
  if (!isPassing(failure)) return null;
  const { details } = failure;
  if (details.retryAfterSeconds !== undefined) return details.retryAfterSeconds * 1_000;
  return Math.min(MOST_MS, firstMs * 2 ** Math.max(0, tries - 1));
};
