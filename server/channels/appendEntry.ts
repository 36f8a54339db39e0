import { factOfWrite } from '#access/factOfWrite.ts';
import type { Grant } from '#access/gate.ts';
import type { EntryDraft } from '#domain/channels/entry.ts';
import { type EntryView, presentEntry } from '#domain/channels/presentEntry.ts';
import { channelOf } from './channelOf.ts';
import type { ChannelParts } from './channelParts.ts';

/**
 * Appends what was judged, and answers with it as its author may see it. Who had read all before it has read it too;
 * who had not keeps the unread of others: messages that crossed must not vanish.
 */
export const appendEntry = async (
  parts: ChannelParts,
  grant: Grant,
  draft: EntryDraft,
): Promise<EntryView> => {
  const channel = channelOf(grant);
  const fact = factOfWrite(grant, draft.at, 'write');
  const entry = await parts.logs.of(channel).append({ draft, fact });
  const { position } = draft.author;
  if ((await parts.marks.read(channel, position)) === entry.seq - 1) {
    const { moved } = await parts.marks.raise(channel, draft.author, entry.seq, draft.at, fact);
    if (moved) parts.onMarked(channel, position);
  }
  return presentEntry(entry, grant.discloses);
};
