import { useQuery } from '@tanstack/react-query';
import { Fragment, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntryAnswer } from '#contracts/http/entryView.ts';
import { type TopicState, topicStates } from '#domain/channels/topicState.ts';
import type { PostId } from '#domain/ids.ts';
import { isRefused } from '../../api/isRefused.ts';
import { sendOnce } from '../../api/sendOnce.ts';
import { Card } from '../../ui/Card.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Select } from '../../ui/Select.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useSession } from '../session/SessionContext.ts';
import { Composer } from './Composer.tsx';
import styles from './Entry.module.css';
import { EntryItem } from './EntryItem.tsx';
import { isUnread } from './isUnread.ts';
import type { PatientRoom } from './PatientRoom.ts';
import { PendingItem } from './PendingItem.tsx';
import { readWholeThread } from './readWholeThread.ts';
import { TopicStateBadge } from './TopicStateBadge.tsx';
import { UnreadLine } from './UnreadLine.tsx';
import { useChannel } from './useChannel.ts';
import { useSeen } from './useSeen.ts';
import { useWaitingIn } from './useWaitingIn.ts';

/** 話題: what opened it, the answers below in their order, its state, and この話題に返事. */
export const Topic = ({ room, thread }: { room: PatientRoom; thread: PostId }) => {
  const { t } = useTranslation();
  const { session, realtime } = useSession();
  const { channel, state } = useChannel(room.channel);
  const [failure, setFailure] = useState<unknown>(null);
  const waiting = useWaitingIn(room.channel, state.entries).filter(
    ({ body }) => body.post?.thread === thread,
  );
  const topic = useQuery({
    queryKey: ['thread', room.channel, thread, state.head],
    queryFn: ({ signal }) => readWholeThread(room.channel, thread, signal),
    placeholderData: (known) => known,
  });
  const watch = useSeen(channel);
  // What was unread when it came stays marked while one looks at it.
  const news = useRef(new Map<number, boolean>());
  const isNew = (entry: EntryAnswer) => {
    const known = news.current.get(entry.seq);
    if (known !== undefined || !topic.data) return known ?? false;
    const answer = isUnread(entry, topic.data.read, session.account.id);
    news.current.set(entry.seq, answer);
    return answer;
  };

  if (state.phase === 'refused') return <ErrorNotice error={state.refusal} />;
  if (isRefused(topic)) return <ErrorNotice error={topic.error} />;
  if (!topic.data || !channel) return <Skeleton />;
  const lineAt = isNew(topic.data.opener) ? null : topic.data.posts.find(isNew)?.seq;
  const change = (to: TopicState) => {
    setFailure(null);
    sendOnce(`topic ${thread}`, to, (clientId) =>
      realtime.ask('thread:set-state', { channel: room.channel, thread, state: to, clientId }),
    )
      .then(() => topic.refetch())
      .catch(setFailure);
  };
  return (
    <>
      <div className={styles.actions}>
        <TopicStateBadge state={topic.data.state} />
      </div>
      <ul className={styles.list}>
        <EntryItem entry={topic.data.opener} unread={isNew(topic.data.opener)} watch={watch} />
        {topic.data.posts.map((entry) => (
          <Fragment key={entry.seq}>
            {entry.seq === lineAt && <UnreadLine towards="down" />}
            <EntryItem entry={entry} unread={isNew(entry)} watch={watch} />
          </Fragment>
        ))}
        {waiting.map((one) => (
          <PendingItem key={one.key} waiting={one} />
        ))}
      </ul>
      {!state.readOnly && (
        <>
          <Card title={t('channel.compose.reply')}>
            <Composer mode="reply" draftKey={`${room.channel} reply ${thread}`} thread={thread} room={room} />
          </Card>
          <Select
            label={t('channel.changeState')}
            value={topic.data.state}
            options={topicStates.map((value) => ({ value, label: t(`vocabulary.topicState.${value}`) }))}
            onChange={change}
            width="short"
          />
          {failure !== null && <ErrorNotice error={failure} />}
        </>
      )}
    </>
  );
};
