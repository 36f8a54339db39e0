import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { channelRoutes } from '#contracts/http/channelRoutes.ts';
import type { EntryAnswer } from '#contracts/http/entryView.ts';
import type { ChannelId } from '#domain/ids.ts';
import { callRoute } from '../../api/callRoute.ts';
import { useSession } from '../session/SessionContext.ts';

/** 既読 per facility, of one's own posts: 「既読 3/4事業所」. Pushes move it on. */
export const useReadBy = (channel: ChannelId, pushed: Readonly<Record<string, number>>) => {
  const { t } = useTranslation();
  const { session, realtime } = useSession();
  const queries = useQueryClient();
  const receipts = useQuery({
    queryKey: ['receipts', channel],
    queryFn: ({ signal }) => callRoute(channelRoutes.listReceipts, { params: { channel } }, { signal }),
  });
  // Who read while the connection was away was pushed to nobody.
  useEffect(
    () =>
      realtime.onConnection((connected) => {
        if (connected) void queries.invalidateQueries({ queryKey: ['receipts', channel] });
      }),
    [realtime, queries, channel],
  );
  const facilities = receipts.data?.facilities ?? [];
  return (entry: EntryAnswer): string | null => {
    if (!('id' in entry) || entry.author.account !== session.account.id) return null;
    const others = facilities.filter((one) => one.facility !== entry.author.facility);
    if (others.length === 0) return t('channel.sent');
    const done = others.filter((one) => Math.max(one.upTo, pushed[one.facility] ?? 0) >= entry.seq);
    return `${t('channel.sent')}・${t('channel.readBy', { done: done.length, all: others.length })}`;
  };
};
