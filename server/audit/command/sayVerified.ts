import type { ChainState, Fault } from '#domain/audit/checkChain.ts';

/** What was found, for a person: one line for each chain, or the first bad record. */
export const sayVerified = (
  { fault, chains }: { readonly fault: Fault | null; readonly chains: readonly ChainState[] },
  { checkpoints, part }: { readonly checkpoints: number; readonly part: boolean },
): string[] => {
  if (fault !== null) {
    const { municipality, n, why } = fault;
    const which = n === null ? 'a record' : `record ${n}`;
    return [`BROKEN: ${which}${municipality === null ? '' : ` of ${municipality}`}: ${why}`];
  }
  const lines = chains.map((each) => (part ? sayPart(each) : sayChain(each)));
  if (chains.length === 0) lines.push('no record in it');
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

const sayChain = ({ municipality, n, hash, provedTo }: ChainState): string => {
  const whole = `${municipality}: whole, records 1 to ${n}, last hash ${hash}`;
  if (provedTo === 0) return whole;
  return provedTo === n
    ? `${whole}; vouched for to its end`
    : `${whole}; vouched for up to ${provedTo}, the end after it is unproved`;
};
