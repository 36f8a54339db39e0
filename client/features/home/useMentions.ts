import { useQuery } from '@tanstack/react-query';
import { postRoutes } from '#contracts/http/postRoutes.ts';
import { callRoute } from '../../api/callRoute.ts';
import { useUnreadChannels } from './useUnreadTotals.ts';

/** [WR11] 自分宛 of the position acted in. What is unread moves it: a call is a post, and is gone when it is read. */
export const useMentions = () => {
  const unread = useUnreadChannels();
  const counts = unread.data?.channels.map(({ head, unread: count }) => `${head}:${count}`).join();
  return useQuery({
    enabled: !unread.isPending,
    queryKey: ['mentions', counts],
    queryFn: ({ signal }) => callRoute(postRoutes.listMentions, {}, { signal }),
    placeholderData: (known) => known,
  });
};
