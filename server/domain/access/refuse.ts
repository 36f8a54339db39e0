import type { Refused } from './verdict.ts';

/** Makes a refusal with its reason. What is not given is null. */
export const refuse = (why: Refused['why'], more: Partial<Omit<Refused, 'is' | 'why'>> = {}): Refused => ({
  is: 'refused',
  home: null,
  since: null,
  decision: null,
  purpose: null,
  reason: null,
  position: null,
  relation: null,
  lacking: false,
  asked: null,
  ...more,
  why,
});
