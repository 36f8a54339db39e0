import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { channelRoutes } from '#contracts/http/channelRoutes.ts';
import { noticeRoutes } from '#contracts/http/noticeRoutes.ts';
import { callRoute } from '../../api/callRoute.ts';
import { firstTime } from '../../api/firstTime.ts';
import { useSession } from '../session/SessionContext.ts';

export const useUnreadChannels = () =>
  useQuery({
    queryKey: ['unread'],
    queryFn: ({ signal }) => callRoute(channelRoutes.listUnread, {}, { signal }),
  });

export const useNewestNotices = () =>
  useQuery({
    queryKey: ['notices', 'newest'],
    queryFn: ({ signal }) => callRoute(noticeRoutes.listNotices, { query: { box: 'inbox' } }, { signal }),
  });

/** The numbers on the tabs; pushes move them, and after each reconnection they are asked for anew. */
export const useUnreadTotals = (): { channels: number; notices: number } => {
  const { realtime } = useSession();
  const queries = useQueryClient();
  const unread = useUnreadChannels();
  const notices = useNewestNotices();
  useEffect(() => {
    const stops = [
      realtime.on('unread:changed', (pushed) => {
        queries.setQueryData<Awaited<ReturnType<typeof unread.refetch>>['data']>(['unread'], (known) => {
          if (!known?.channels.some((one) => one.channel === pushed.channel)) {
            void queries.invalidateQueries({ queryKey: ['unread'] });
            return known;
          }
          return {
            channels: known.channels.map((one) =>
              one.channel === pushed.channel ? { ...one, ...pushed } : one,
            ),
          };
        });
      }),
      realtime.on('conference:changed', ({ conference }) => {
        for (const queryKey of [['conference', conference], ['conferences'], ['waiting']])
          void queries.invalidateQueries({ queryKey });
      }),
      realtime.on('waiting:changed', () => void queries.invalidateQueries({ queryKey: ['waiting'] })),
      realtime.on('notice:arrived', ({ key, notice }) => {
        if (!firstTime(key)) return;
        void queries.invalidateQueries({ queryKey: ['notices'] });
        // Reminded of what is on the screen: it says so there.
        void queries.invalidateQueries({ queryKey: ['notice', notice] });
      }),
      // Opened or confirmed on another device of the same person.
      realtime.on('notice:marked', () => {
        for (const name of ['notices', 'notice']) void queries.invalidateQueries({ queryKey: [name] });
      }),
      realtime.onConnection((connected) => {
        if (!connected) return;
        for (const name of ['unread', 'waiting', 'notices', 'conference', 'conferences'])
          void queries.invalidateQueries({ queryKey: [name] });
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [realtime, queries]);
  return {
    channels: unread.data?.channels.reduce((sum, one) => sum + one.unread, 0) ?? 0,
    notices: notices.data?.unread ?? 0,
  };
};
