import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { channelRoutes } from '#contracts/http/channelRoutes.ts';
import { noticeRoutes } from '#contracts/http/noticeRoutes.ts';
import type { ChannelId } from '#domain/ids.ts';
import { callRoute } from '../../api/callRoute.ts';
import { firstTime } from '../../api/firstTime.ts';
import { countOn } from '../channel/countOn.ts';
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
  const { realtime, session } = useSession();
  const self = session.account.id;
  const queries = useQueryClient();
  const unread = useUnreadChannels();
  const notices = useNewestNotices();
  useEffect(() => {
    type Known = Awaited<ReturnType<typeof unread.refetch>>['data'];
    type Row = NonNullable<Known>['channels'][number];
    /** Null: what is known here does not lead there, and all is asked for anew. */
    const move = (channel: ChannelId, to: (row: Row) => Row | null) =>
      queries.setQueryData<Known>(['unread'], (known) => {
        const row = known?.channels.find((one) => one.channel === channel);
        const moved = row === undefined ? null : to(row);
        if (known !== undefined && moved !== null)
          return { channels: known.channels.map((one) => (one === row ? moved : one)) };
        void queries.invalidateQueries({ queryKey: ['unread'] });
        return known;
      });
    const stops = [
      realtime.on('unread:changed', ({ channel, head, unread: count }) =>
        move(channel, (row) => (head < row.head ? null : { ...row, head, unread: count })),
      ),
      // [PO16] Where a channel is open here the post's own frame is all that is sent.
      realtime.on('post:appended', ({ channel, posts, head }) =>
        move(channel, (row) => {
          const first = posts[0]?.seq ?? head + 1;
          return first > row.head + 1
            ? null
            : { ...row, head: Math.max(head, row.head), unread: countOn(row, posts, self) };
        }),
      ),
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
  }, [realtime, queries, self]);
  return {
    channels: unread.data?.channels.reduce((sum, one) => sum + one.unread, 0) ?? 0,
    notices: notices.data?.unread ?? 0,
  };
};
