import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { channelRoutes } from '#contracts/http/channelRoutes.ts';
import type { ChannelId } from '#domain/ids.ts';
import { callRoute } from '../../api/callRoute.ts';
import type { ChannelState } from './ChannelState.ts';

const seqOf = (topic: { opener: { seq: number } } | undefined): number | null => topic?.opener.seq ?? null;

/**
 * [LI1] The topics of an open channel that still wait for somebody, looked for in the whole log and counted by the house;
 * all of them where that is asked for.
 */
export const useTopics = (id: ChannelId, { phase, head, unread }: ChannelState) => {
  const [all, setAll] = useState(false);
  const list = useInfiniteQuery({
    enabled: phase === 'open',
    // What is read here or on another device moves the counts of its topics.
    queryKey: ['topics', id, head, unread, all],
    queryFn: ({ signal, pageParam }) =>
      callRoute(
        channelRoutes.listTopics,
        {
          params: { channel: id },
          query: {
            ...(!all && { waiting: 'yes' as const }),
            ...(pageParam !== null && { before: pageParam }),
          },
        },
        { signal },
      ),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => (page.more ? seqOf(page.topics.at(-1)) : null),
    placeholderData: (known) => known,
  });
  return { list, all, setAll };
};

export type Topics = ReturnType<typeof useTopics>;
