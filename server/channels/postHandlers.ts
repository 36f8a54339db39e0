import type { postRoutes } from '#contracts/http/postRoutes.ts';
import type { Handlers } from '#server/http/handlers.ts';
import type { ChannelParts } from './channelParts.ts';
import { correctPost } from './correctPost.ts';
import { findDay } from './findDay.ts';
import { listMentions } from './listMentions.ts';
import { listPins } from './listPins.ts';
import { pinPost } from './pinPost.ts';
import { reactToPost } from './reactToPost.ts';
import { readPost } from './readPost.ts';
import { readOwnWithdrawn, reviewWithdrawn } from './readWithdrawn.ts';
import { withdrawPost } from './withdrawPost.ts';

/** The HTTP door of what is said of posts: the same use cases as the socket door, each behind the gate. */
export const postHandlers = (parts: ChannelParts): Handlers<typeof postRoutes> => ({
  readPost: async ({ actor, params: { channel, post } }) => {
    const object = { kind: 'post', id: post } as const;
    const grant = await parts.gate.require(actor, 'read-post', { kind: 'channel', id: channel }, { object });
    return { post: await readPost(parts, grant, post) };
  },
  correctPost: async ({ actor, params: { channel, post }, body }) => ({
    post: await correctPost(parts, actor, channel, post, body),
  }),
  withdrawPost: async ({ actor, params: { channel, post }, body }) => ({
    post: await withdrawPost(parts, actor, channel, post, body),
  }),
  reactToPost: async ({ actor, params: { channel, post }, body }) => ({
    post: await reactToPost(parts, actor, channel, post, body),
  }),
  pinPost: async ({ actor, params: { channel, post }, body }) => ({
    post: await pinPost(parts, actor, channel, post, body),
  }),
  readOwnWithdrawn: async ({ actor, params: { channel, post } }) => ({
    post: await readOwnWithdrawn(parts, actor, channel, post),
  }),
  reviewWithdrawn: async ({ actor, params: { municipality, channel, post } }) => ({
    post: await reviewWithdrawn(parts, actor, municipality, channel, post),
  }),
  listPins: async ({ actor, params: { channel }, query }) => {
    const grant = await parts.gate.require(actor, 'list-pins', { kind: 'channel', id: channel });
    return listPins(parts, grant, query.before);
  },
  findDay: async ({ actor, params: { channel }, query }) => {
    // At which place a day begins discloses nothing of what was written on it.
    const grant = await parts.gate.require(actor, 'list', { kind: 'channel', id: channel });
    return { seq: await findDay(parts, grant, query.on) };
  },
  listMentions: async ({ actor }) => listMentions(parts, actor),
});
