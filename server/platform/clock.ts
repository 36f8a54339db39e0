/**
 * The clock of the domain: which day it is for rules and records. Tests give their own. Never ask it how long
 * something took.
 */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
