import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { channelRoutes } from '#contracts/http/channelRoutes.ts';
import type { EntryAnswer } from '#contracts/http/entryView.ts';
import { classOfEntry } from '#domain/channels/entry.ts';
import { hasSeq } from '#domain/channels/seqRuns.ts';
import type { ChannelId } from '#domain/ids.ts';
import { callRoute } from '../../api/callRoute.ts';
import { useSession } from '../session/SessionContext.ts';

/** Marks that come within so long are asked for together. */
const GATHER_MS = 1_000;

/**
 * 既読 of one's own posts, by facility: 「既読 3/4事業所」 of those who may read it now and do not act for oneself; beside it
 * those who have read it and may not any more. Pushes keep it up to date.
 */
export const useReadBy = (channel: ChannelId) => {
  const { t } = useTranslation();
  const { session, realtime } = useSession();
  const queries = useQueryClient();
  const receipts = useQuery({
    queryKey: ['receipts', channel],
    queryFn: ({ signal }) => callRoute(channelRoutes.listReceipts, { params: { channel } }, { signal }),
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = () => void queries.invalidateQueries({ queryKey: ['receipts', channel] });
    const stops = [
      realtime.on('receipt:changed', (pushed) => {
        if (pushed.channel !== channel) return;
        timer ??= setTimeout(() => {
          timer = undefined;
          ask();
        }, GATHER_MS);
      }),
      // Those who read while the connection was away were not pushed.
      realtime.onConnection((connected) => {
        if (connected) ask();
      }),
    ];
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [realtime, queries, channel]);

  const { facilities = [], left = [] } = receipts.data ?? {};
  return (entry: EntryAnswer): string | null => {
    if (!('id' in entry) || entry.author.account !== session.account.id) return null;
    const dataClass = classOfEntry(entry);
    const others = facilities.filter(
      ({ facility, read }) => facility !== entry.author.facility && read[dataClass] !== null,
    );
    const done = others.filter(({ read }) => hasSeq(read[dataClass] ?? [], entry.seq));
    const gone = left.filter(
      ({ facility, read }) =>
        facility !== entry.author.facility &&
        hasSeq(read, entry.seq) &&
        !done.some((each) => each.facility === facility),
    );
    const words = [
      t('channel.sent'),
      ...(others.length === 0 ? [] : [t('channel.readBy', { done: done.length, all: others.length })]),
      ...(gone.length === 0 ? [] : [t('channel.readByLeft', { count: gone.length })]),
    ];
    return words.join('・');
  };
};
