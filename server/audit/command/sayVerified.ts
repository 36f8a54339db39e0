import type { ChainState, Fault } from '#domain/audit/checkChain.ts';

/** What was found, for a person: one line for each chain, or the first bad record. */
export const sayVerified = (
  {
    fault,
    chains,
    notThere = [],
  }: {
    readonly fault: Fault | null;
    readonly chains: readonly ChainState[];
    readonly notThere?: readonly string[];
  },
  { checkpoints, part }: { readonly checkpoints: number; readonly part: boolean },
): string[] => {
  if (fault !== null) {
    const { municipality, n, why } = fault;
    const which = n === null ? 'a record' : `record ${n}`;
    return [`BROKEN: ${which}${municipality === null ? '' : ` of ${municipality}`}: ${why}`];
  }
  const lines = chains.map((each) => (part ? sayPart(each) : sayChain(each, checkpoints > 0)));
  if (chains.length === 0) lines.push('no record in it: nothing was verified');
  if (notThere.length > 0)
    lines.push(`not looked at, since no record of theirs is in it: ${notThere.join(', ')}`);
  if (part)
    lines.push(
      'a part: each record is as it was linked; whether some between them are missing cannot be seen',
    );
  else if (checkpoints === 0)
    lines.push(
      'no checkpoint given: the end is unproved (records may have been cut off), and so is a rewriting of the whole',
    );
  return lines;
};

const sayPart = ({ municipality, n }: ChainState): string => `${municipality}: up to record ${n}`;

const sayChain = ({ municipality, n, hash, provedTo }: ChainState, compared: boolean): string => {
  const whole = `${municipality}: whole, records 1 to ${n}, last hash ${hash}`;
  // Checkpoints of other chains prove nothing of this one.
  if (provedTo === 0)
    return compared ? `${whole}; no checkpoint of it was given: the end is unproved` : whole;
  return provedTo === n
    ? `${whole}; vouched for to its end`
    : `${whole}; vouched for up to ${provedTo}, the end after it is unproved`;
};
