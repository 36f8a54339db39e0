import type { Author } from '#domain/minutes/minutesEntry.ts';
import type { Proposal } from './proposal.ts';

/** The author's last text that waits, was never tried and has room; a record of anybody between them keeps its place. */
export const openTextOf = (
  waiting: readonly Proposal[],
  { account, position }: Author,
  bytes: number,
  entryBytes: number,
): Proposal | undefined => {
  for (const proposal of waiting.toReversed()) {
    if (proposal.event !== null) return undefined;
    const isTheirs = proposal.author.account === account && proposal.author.position === position;
    if (isTheirs) return proposal.bytes + bytes <= entryBytes ? proposal : undefined;
  }
  return undefined;
};
