import type { Author } from '#domain/minutes/minutesEntry.ts';
import type { Proposal } from './proposal.ts';

/**
 * The author's last text that waits, has not been tried and has room for more; nothing where a record, of anybody,
 * stands after it in the queue, since the order of the two must stay.
 */
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
