const minute = 60_000;

/**
 * How long sessions last. 30 minutes without activity are enough for a visit's paperwork, and empty a forgotten
 * screen (DOMAIN.md §5.2). 12 hours are the longest shift; after it one signs in again. Ten minutes are enough to
 * find the phone with the second factor. Activity is stored at most every 15 s: one write for a burst of requests.
 */
export const sessionLimits = {
  idleMs: 30 * minute,
  absoluteMs: 12 * 60 * minute,
  halfMs: 10 * minute,
  touchEveryMs: minute / 4,
} as const;
