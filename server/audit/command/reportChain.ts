import type { Broken, ChainEnd } from '../chain/chainVerifier.ts';

/** What was found of one chain, a line each. */
export const reportChain = (
  { municipality, records, hash }: ChainEnd,
  broken: Broken | null,
  isProved: boolean,
): string[] => {
  const name = municipality ?? '(empty)';
  if (broken !== null) return [`${name}: record ${broken.record} is wrong: ${broken.why}`];
  const whole = `${name}: ${records} records, whole, the last ${hash}`;
  return isProved
    ? [whole]
    : [
        whole,
        `${name}: the end is unproved: without a checkpoint nobody can tell whether records were cut off`,
      ];
};
