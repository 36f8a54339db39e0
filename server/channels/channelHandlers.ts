import type { channelRoutes } from '#contracts/http/channelRoutes.ts';
import type { About } from '#domain/access/about.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { Asked } from '#domain/access/deeds.ts';
import { pictureClasses } from '#domain/channels/presentPictures.ts';
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
import { readPictures } from './readPictures.ts';
import { readThread } from './readThread.ts';
import { readVitals } from './readVitals.ts';
import { setTopicState } from './setTopicState.ts';

/** The HTTP door of channels: the same use cases as the socket door, each behind the gate. */
export const channelHandlers = (parts: ChannelParts): Handlers<typeof channelRoutes> => {
  const reading = (actor: Actor, id: ChannelId, asked: Asked = 'read', about: About = {}) =>
    parts.gate.require(actor, asked, { kind: 'channel', id }, about);
  return {
    listPosts: async ({ actor, params, query }) =>
      listEntries(parts, await reading(actor, params.channel), query),
    createPost: async ({ actor, params, body }) => ({
      post: await createPost(parts, actor, params.channel, body),
    }),
    listTopics: async ({ actor, params, query }) =>
      listTopics(parts, await reading(actor, params.channel, 'read-topics'), {
        ...query,
        waiting: query.waiting === 'yes',
      }),
    readThread: async ({ actor, params, query }) =>
      readThread(
        parts,
        await reading(actor, params.channel, 'read-thread', { object: { kind: 'topic', id: params.thread } }),
        params.thread,
        query.after,
      ),
    setTopicState: async ({ actor, params, body }) => ({
      post: await setTopicState(parts, actor, params.channel, params.thread, body),
    }),
    readVitals: async ({ actor, params, query }) =>
      readVitals(
        parts,
        await reading(actor, params.channel, 'read-vitals', { shows: ['vitals'] }),
        query.before,
      ),
    readPictures: async ({ actor, params, query }) =>
      readPictures(
        parts,
        await reading(actor, params.channel, 'read-pictures', { shows: pictureClasses }),
        query,
      ),
    markRead: async ({ actor, params, body }) =>
      markRead(parts, await reading(actor, params.channel, 'mark-read', { shows: [] }), body),
    listReceipts: async ({ actor, params }) =>
      listReceipts(parts, await reading(actor, params.channel, 'read-receipts', { shows: [] })),
    listReaders: async ({ actor, params }) =>
      listReaders(parts, await reading(actor, params.channel, 'read-receipts', { shows: [] }), params.seq),
    listUnread: async ({ actor }) => listUnread(parts, actor),
  };
};
