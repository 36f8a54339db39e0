/** The domain's clock: what day it is for rules and records. Tests give their own; machine time is never asked through it. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
