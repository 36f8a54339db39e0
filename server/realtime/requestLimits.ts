import { Failure } from '#platform/failure.ts';

/** One person's fastest: typing, marks and posts of several channels. 60 in 5 s is 12 a second. */
const MOST = 60;
const WINDOW_MS = 5_000;
/** Waiting for the store at once; a page that opens asks for a handful. */
const IN_FLIGHT = 16;
/** Who sends this many times what is allowed is no browser of ours, and is cut off. */
const FLOOD = 5;

export interface RequestLimits {
  /** Counts one request, or throws V-04; the returned function ends it. */
  enter(): () => void;
}

/**
 * Bounds of one connection: requests in a window and requests in flight. Kept per connection in memory, since a
 * connection lives on one node; what an account may do over many connections is bounded where they are opened.
 */
export const createRequestLimits = (
  cutOff: () => void,
  now: () => number = () => performance.now(),
): RequestLimits => {
  let began = now();
  let count = 0;
  let inFlight = 0;
  return {
    enter: () => {
      const at = now();
      if (at - began >= WINDOW_MS) {
        began = at;
        count = 0;
      }
      count += 1;
      if (count > MOST * FLOOD) cutOff();
      if (count > MOST) {
        throw new Failure('V-04', { retryAfterSeconds: Math.ceil((began + WINDOW_MS - at) / 1000) });
      }
      if (inFlight >= IN_FLIGHT) throw new Failure('V-04', { retryAfterSeconds: 1 });
      inFlight += 1;
      let ended = false;
      return () => {
        if (!ended) inFlight -= 1;
        ended = true;
      };
    },
  };
};
