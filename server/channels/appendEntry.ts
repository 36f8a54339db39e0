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
  act: 'write' | 'set-topic-state',
  draft: EntryDraft,
): Promise<EntryView> => {
  const channel = channelOf(grant);
  // It shows its author nothing that they have not written; the topic is the object of its change of state.
  const object =
    draft.state === null || draft.thread === null ? null : ({ kind: 'topic', id: draft.thread } as const);
  const fact = factOfWrite(grant, draft.at, act, { object, shows: [] });
  const entry = await parts.logs.of(channel).append({ draft, fact });
  const { position } = draft.author;
  if ((await parts.marks.read(channel, position)) === entry.seq - 1) {
    const { moved } = await parts.marks.raise(channel, draft.author, entry.seq, draft.at, fact);
    if (moved) parts.onMarked(channel, position);
  }
  return presentEntry(entry, grant.discloses);
};
