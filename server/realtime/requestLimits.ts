import { Failure } from '#platform/failure.ts';

/**
 * One person's fastest: typing, marks and posts of several channels. 60 in 5 s is 12 a second; of those that wait for the
 * store at once a page that opens has a handful.
 */
const ONE_CONNECTION = { most: 60, inFlight: 16 };
const WINDOW_MS = 5_000;
/** Who sends this many times what is allowed is no browser of ours, and is cut off. */
const FLOOD = 5;

export interface RequestLimits {
  /** Counts one request, or throws V-04; the returned function ends it. */
  enter(): () => void;
}

/** Bounds of one connection, or of all of an account: requests in a window and in flight, in this node's memory. */
export const createRequestLimits = (
  cutOff: () => void,
  bounds: { readonly most: number; readonly inFlight: number } = ONE_CONNECTION,
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
      if (count > bounds.most * FLOOD) cutOff();
      if (count > bounds.most) {
        throw new Failure('V-04', { retryAfterSeconds: Math.ceil((began + WINDOW_MS - at) / 1000) });
      }
      if (inFlight >= bounds.inFlight) throw new Failure('V-04', { retryAfterSeconds: 1 });
      inFlight += 1;
      let ended = false;
      return () => {
        if (!ended) inFlight -= 1;
        ended = true;
      };
    },
  };
};
