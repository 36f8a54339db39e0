import { type Entry, opensTopic } from '#domain/channels/entry.ts';
import type { ChannelId, PostId } from '#domain/ids.ts';
import { LruMap } from '#platform/lruMap.ts';
import type { EntryStore } from './entryStore.ts';

export interface Topics {
  /** Whether this entry of this very channel opens a topic. */
  has(channel: ChannelId, thread: PostId): Promise<boolean>;
  learn(entry: Entry): void;
}

/** A hundred bytes each. */
const MOST = 20_000;

/**
 * [PO17] Topics that are known to be there: what stands in a log stays as it was written, so that an answer asks for its topic
 * once a node and not each time. What is not there is not remembered: it may be written the next moment.
 */
export const rememberTopics = (store: Pick<EntryStore, 'byId'>): Topics => {
  const channelOf = new LruMap<PostId, ChannelId>(MOST);
  const learn = (entry: Entry): void => {
    if (opensTopic(entry)) channelOf.set(entry.id, entry.channel);
  };
  return {
    learn,
    has: async (channel, thread) => {
      const known = channelOf.get(thread);
      if (known !== undefined) return known === channel;
      const found = await store.byId(channel, thread);
      if (found !== null) learn(found);
      return found !== null && opensTopic(found);
    },
  };
};
