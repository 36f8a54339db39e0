import type { Actor } from '#domain/access/actor.ts';
import type { EntryDraft } from '#domain/channels/entry.ts';
import type { EntryView } from '#domain/channels/presentEntry.ts';
import type { TopicState } from '#domain/channels/topicState.ts';
import type { ChannelId, PostId } from '#domain/ids.ts';
import { appendEntry } from './appendEntry.ts';
import { authorOf } from './authorOf.ts';
import type { ChannelParts } from './channelParts.ts';
import { requireTopic } from './createPost.ts';

/** Changes a topic's state by an entry of the log: of two changes at once the later entry holds. */
export const setTopicState = async (
  parts: ChannelParts,
  actor: Actor,
  channel: ChannelId,
  thread: PostId,
  wanted: { readonly state: TopicState; readonly clientId: string },
): Promise<EntryView> => {
  const grant = await parts.gate.require(
    actor,
    'set-topic-state',
    { kind: 'channel', id: channel },
    { object: { kind: 'topic', id: thread } },
  );
  await requireTopic(parts, channel, thread);
  const draft: EntryDraft = {
    kind: 'topic-state',
    ...{ clientId: wanted.clientId, author: await authorOf(parts, grant), thread, state: wanted.state },
    ...{ title: null, text: '', vitals: null, attachments: [], at: parts.clock.now() },
  };
  return appendEntry(parts, grant, 'set-topic-state', draft, { kind: 'topic', id: thread });
};
