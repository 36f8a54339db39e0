import type { Clock } from '#platform/clock.ts';

/** A domain clock that a test moves by hand. */
export interface StoryClock extends Clock {
  set(instant: Date | string): void;
  advance(milliseconds: number): void;
}

export const storyClock = (start: Date | string): StoryClock => {
  let at = +new Date(start);
  return {
    now: () => new Date(at),
    set: (instant) => {
      at = +new Date(instant);
    },
    advance: (milliseconds) => {
      at += milliseconds;
    },
  };
};
