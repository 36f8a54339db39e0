import { useQueryClient } from '@tanstack/react-query';
import { Fragment, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntryAnswer } from '#contracts/http/entryView.ts';
import { isAwaited } from '../../api/isAwaited.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Message } from '../../ui/Message.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useSession } from '../session/SessionContext.ts';
import { Composer } from './Composer.tsx';
import styles from './Entry.module.css';
import { EntryItem } from './EntryItem.tsx';
import { isUnread } from './isUnread.ts';
import type { PatientRoom } from './PatientRoom.ts';
import { PendingItem } from './PendingItem.tsx';
import { shownItems } from './shownItems.ts';
import { TopicList } from './TopicList.tsx';
import { UnreadBar } from './UnreadBar.tsx';
import { UnreadLine } from './UnreadLine.tsx';
import { useBegun } from './useBegun.ts';
import { useCameBack } from './useCameBack.ts';
import { useChannel } from './useChannel.ts';
import { useReadBy } from './useReadBy.ts';
import { useSeen } from './useSeen.ts';
import { useTopics } from './useTopics.ts';
import { useWaitingIn } from './useWaitingIn.ts';

type Mode = 'visit-report' | 'topic' | 'post';
const modes = ['visit-report', 'topic', 'post'] as const;

/** 連絡: what is to be written first, then the newest above the older, each with its topic. */
export const Channel = ({ room }: { room: PatientRoom }) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { session } = useSession();
  const { channel, state } = useChannel(room.channel);
  const begun = useBegun(room.channel, modes);
  const [mode, setMode] = useState<Mode | null>(begun[0] ?? null);
  const waiting = useWaitingIn(room.channel, state.entries);
  const readBy = useReadBy(room.channel);
  const topics = useTopics(room.channel, state);
  const watch = useSeen(channel);
  const { phase, entries } = state;

  // What was refused comes back with its words, and is shown at once.
  const cameBack = useCameBack(room.channel, modes);
  useEffect(() => {
    if (cameBack !== null) setMode(cameBack);
  }, [cameBack]);

  // The name above goes with the content: the patient is asked for anew, and the page says why.
  useEffect(() => {
    if (phase === 'refused') void queries.invalidateQueries({ queryKey: ['patient'] });
  }, [phase, queries]);

  if (phase === 'refused') return <ErrorNotice error={state.refusal} />;
  if (phase === 'opening' || !channel) return <Skeleton />;
  const newestFirst = [...shownItems(entries)].reverse();
  // What was unread when it came stays marked while one looks at it; one's own never is.
  const isNew = (entry: EntryAnswer) =>
    !state.readOnly && isUnread(entry, state.readBefore, session.account.id);
  const lineAt = state.readOnly ? null : state.firstUnread;
  return (
    <>
      {state.readOnly ? (
        <Message tone="info">
          <p>{t('channel.readOnly')}</p>
        </Message>
      ) : mode === null ? (
        <div className={styles.actions}>
          {modes.map((one) => (
            <Button
              key={one}
              look={one === 'visit-report' ? 'filled' : 'outlined'}
              icon={one === 'visit-report' ? 'pen' : one === 'topic' ? 'plus' : 'chat'}
              onPress={() => setMode(one)}
            >
              {t(`channel.compose.${one}`)}
              {begun.includes(one) && t('channel.begun')}
            </Button>
          ))}
        </div>
      ) : (
        <Card title={t(`channel.compose.${mode}`)}>
          <Composer
            key={mode}
            mode={mode}
            draftKey={`${room.channel} ${mode}`}
            room={room}
            onDone={() => setMode(null)}
          />
        </Card>
      )}
      {waiting.length > 0 && (
        <ul className={styles.form}>
          {waiting.map((one) => (
            <PendingItem key={one.key} waiting={one} />
          ))}
        </ul>
      )}
      <UnreadBar channel={channel} unread={state.readOnly ? 0 : state.unread} lineAt={lineAt} />
      {isAwaited(topics.list) ? (
        // Above the log: it must not come later and push down what is read.
        <Skeleton />
      ) : (
        <>
          <TopicList room={room} topics={topics} readOnly={state.readOnly} />
          <section aria-label={t('channel.title')}>
            <h2>{t('channel.title')}</h2>
            {entries.length === 0 && (
              <EmptyState icon="chat" title={t(state.readOnly ? 'channel.emptyReceived' : 'channel.empty')} />
            )}
            <ul className={styles.list}>
              {newestFirst.map((entry) => (
                <Fragment key={entry.seq}>
                  <EntryItem
                    entry={entry}
                    unread={isNew(entry)}
                    watch={watch}
                    topicPath={(thread) => `${room.path}/topics/${thread}`}
                    readBy={readBy(entry)}
                  />
                  {/* Newest first: what is unread stands above the line. */}
                  {entry.seq === lineAt && lineAt > 1 && <UnreadLine towards="up" />}
                </Fragment>
              ))}
            </ul>
            {(entries[0]?.seq ?? 1) > 1 && (
              <Button wide onPress={channel.loadOlder} isDisabled={state.loadingOlder}>
                {state.loadingOlder ? t('common.loading') : t('common.older')}
              </Button>
            )}
          </section>
        </>
      )}
    </>
  );
};
