import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntryAnswer } from '#contracts/http/entryView.ts';
import type { PostId } from '#domain/ids.ts';
import { isAwaited } from '../../api/isAwaited.ts';
import { isRefused } from '../../api/isRefused.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useSession } from '../session/SessionContext.ts';
import { useMunicipalities } from '../session/useMunicipalities.ts';
import { Composer } from './Composer.tsx';
import styles from './Entry.module.css';
import { EntryItem } from './EntryItem.tsx';
import { groupByDay } from './groupByDay.ts';
import { isUnread } from './isUnread.ts';
import { type Aim, Log } from './Log.tsx';
import type { PatientRoom } from './PatientRoom.ts';
import { PendingList } from './PendingList.tsx';
import { quotePost } from './quotePost.ts';
import { readWholeThread } from './readWholeThread.ts';
import { TopicStateChoice } from './TopicStateChoice.tsx';
import { Trouble } from './Trouble.tsx';
import { UnreadLine } from './UnreadLine.tsx';
import { useChannel } from './useChannel.ts';
import { useSeen } from './useSeen.ts';
import { useWaitingIn } from './useWaitingIn.ts';

/** 話題: its state, what opened it, the answers in their order, and この話題に返事. */
export const Topic = ({ room, thread }: { room: PatientRoom; thread: PostId }) => {
  const { t } = useTranslation();
  const { session } = useSession();
  const { channel, state } = useChannel(room.channel);
  const replyKey = `${room.channel} reply ${thread}`;
  const waiting = useWaitingIn(room.channel, state.entries).filter(
    ({ body }) => body.post?.thread === thread,
  );
  const topic = useQuery({
    queryKey: ['thread', room.channel, thread, state.head],
    queryFn: ({ signal }) => readWholeThread(room.channel, thread, signal),
    placeholderData: (known) => known,
  });
  const { data } = topic;
  const names = useMunicipalities();
  const watch = useSeen(channel);
  // What was unread when it came stays marked while one looks at it.
  const news = useRef(new Map<number, boolean>());
  const isNew = (entry: EntryAnswer) => {
    const known = news.current.get(entry.seq);
    if (known !== undefined || !data) return known ?? false;
    const answer = isUnread(entry, data.read, session.account.id);
    news.current.set(entry.seq, answer);
    return answer;
  };
  const [aim, setAim] = useState<Aim | null>(null);
  const lineAt = !data || isNew(data.opener) ? null : (data.posts.find(isNew)?.seq ?? null);
  const days = useMemo(() => (data ? groupByDay([data.opener, ...data.posts], lineAt) : []), [data, lineAt]);
  if (state.phase === 'refused') return <Trouble error={state.refusal} />;
  if (isRefused(topic)) return <Trouble error={topic.error} />;
  if (!data || !channel || isAwaited(names)) return <Skeleton rows={6} />;
  // As it was when one came: what opened it where all is new, the first answer that is, else the newest.
  const opened = aim ?? { at: isNew(data.opener) ? data.opener.seq : (lineAt ?? 'end') };
  if (aim === null) setAim(opened);
  return (
    <>
      {!state.readOnly && (
        <a className={styles.skip} href="#write-reply">
          {t('channel.skipToWrite')}
        </a>
      )}
      <TopicStateChoice
        channel={room.channel}
        thread={thread}
        state={data.state}
        readOnly={state.readOnly}
        onChanged={() => void topic.refetch()}
      />
      <Log
        label={t('channel.topic')}
        days={days}
        aim={opened}
        hasNewest
        lineAt={lineAt}
        line={<UnreadLine />}
        onNewest={() => setAim({ at: 'end' })}
        renderEntry={({ entry, continued }) => (
          <EntryItem
            entry={entry}
            room={room}
            readOnly={state.readOnly}
            onReply={(shown) => quotePost(replyKey, shown)}
            continued={continued}
            unread={isNew(entry)}
            watch={watch}
          />
        )}
      >
        <PendingList waiting={waiting} />
      </Log>
      {!state.readOnly && (
        <Composer
          mode="reply"
          draftKey={replyKey}
          thread={thread}
          room={room}
          onSent={() => setAim({ at: 'end' })}
        />
      )}
    </>
  );
};
