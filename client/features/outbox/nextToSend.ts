import type { ChannelId } from '#domain/ids.ts';
import { type Hold, holdOf } from './holdOf.ts';
import type { Waiting } from './OutboxPost.ts';

/** In the order they were written in, over all rooms. */
export const inOrder = (posts: readonly Waiting[]): readonly Waiting[] =>
  [...posts].sort((a, b) => a.body.order - b.body.order || a.at - b.at);

/**
 * The posts that may go now: of each room the first that waits, so that an answer never overtakes what it follows. A
 * refused one holds nobody up; one that is to be asked about holds up its room.
 */
export const nextToSend = (
  posts: readonly Waiting[],
  acting: Parameters<typeof holdOf>[1],
  now: number,
): readonly Waiting[] => {
  const first = new Map<ChannelId, Waiting>();
  for (const waiting of inOrder(posts)) {
    const { channel, refusal } = waiting.body;
    if (refusal === null && !first.has(channel)) first.set(channel, waiting);
  }
  const held = (waiting: Waiting): Hold | null => holdOf(waiting, acting, now);
  return [...first.values()].filter((waiting) => held(waiting) === null);
};
