import type { channelRoutes } from '#contracts/http/channelRoutes.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { ChannelId } from '#domain/ids.ts';
import type { Handlers } from '#server/http/handlers.ts';
import type { ChannelParts } from './channelParts.ts';
import { createPost } from './createPost.ts';
import { listEntries } from './listEntries.ts';
import { listReaders } from './listReaders.ts';
import { listReceipts } from './listReceipts.ts';
import { listTopics } from './listTopics.ts';
import { listUnread } from './listUnread.ts';
import { markRead } from './markRead.ts';
import { readThread } from './readThread.ts';
import { readVitals } from './readVitals.ts';
import { setTopicState } from './setTopicState.ts';

/** The HTTP door of channels: the same use cases as the socket door, each behind the gate. */
export const channelHandlers = (parts: ChannelParts): Handlers<typeof channelRoutes> => {
  const reading = (actor: Actor, id: ChannelId) => parts.gate.require(actor, 'read', { kind: 'channel', id });
  return {
    listPosts: async ({ actor, params, query }) =>
      listEntries(parts, await reading(actor, params.channel), query),
    createPost: async ({ actor, params, body }) => ({
      post: await createPost(parts, actor, params.channel, body),
    }),
    listTopics: async ({ actor, params, query }) =>
      listTopics(parts, await reading(actor, params.channel), {
        ...query,
        waiting: query.waiting === 'yes',
      }),
    readThread: async ({ actor, params, query }) =>
      readThread(parts, await reading(actor, params.channel), params.thread, query.after),
    setTopicState: async ({ actor, params, body }) => ({
      post: await setTopicState(parts, actor, params.channel, params.thread, body),
    }),
    readVitals: async ({ actor, params, query }) =>
      readVitals(parts, await reading(actor, params.channel), query.before),
    markRead: async ({ actor, params, body }) =>
      markRead(parts, await reading(actor, params.channel), body.upTo),
    listReceipts: async ({ actor, params }) => listReceipts(parts, await reading(actor, params.channel)),
    listReaders: async ({ actor, params }) =>
      listReaders(parts, await reading(actor, params.channel), params.seq),
    listUnread: async ({ actor }) => listUnread(parts, actor),
  };
};
