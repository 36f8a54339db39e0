import type { Grant } from '#access/gate.ts';
import type { EntryAuthor } from '#domain/channels/entry.ts';
import { Failure } from '#platform/failure.ts';
import type { PartsOfChannels } from './channelParts.ts';
import { positionOf } from './positionOf.ts';

/** The author under this grant, with name and facility, as it is stored with what they write. */
export const authorOf = async (
  parts: Pick<PartsOfChannels, 'describePosition'>,
  grant: Grant,
): Promise<EntryAuthor> => {
  const author = await parts.describePosition(positionOf(grant), grant.actor.account);
  if (author === null || author.account !== grant.actor.account) throw new Failure('A-01');
  return author;
};
