import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownPost } from '#contracts/http/channelRoutes.ts';
import type { EntryAnswer } from '#contracts/http/entryView.ts';
import type { PostId } from '#domain/ids.ts';
import { isAwaited } from '../../api/isAwaited.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Message } from '../../ui/Message.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useSession } from '../session/SessionContext.ts';
import { useMunicipalities } from '../session/useMunicipalities.ts';
import { Composer } from './Composer.tsx';
import { DayJump } from './DayJump.tsx';
import styles from './Entry.module.css';
import { EntryForm } from './EntryForm.tsx';
import { EntryItem } from './EntryItem.tsx';
import { groupByDay } from './groupByDay.ts';
import { isUnread } from './isUnread.ts';
import { type Aim, Log } from './Log.tsx';
import { isInWindow, type LogWindow, MOST_DRAWN, newerWindow, olderWindow, windowAt } from './logWindow.ts';
import type { PatientRoom } from './PatientRoom.ts';
import { PendingList } from './PendingList.tsx';
import { PinsButton } from './PinsButton.tsx';
import { quotePost } from './quotePost.ts';
import { shownItems } from './shownItems.ts';
import { Trouble } from './Trouble.tsx';
import { UnreadLine } from './UnreadLine.tsx';
import { useChannel } from './useChannel.ts';
import { useMode } from './useMode.ts';
import { useOpening } from './useOpening.ts';
import { usePostLink } from './usePostLink.ts';
import { useReadBy } from './useReadBy.ts';
import { useSeen } from './useSeen.ts';
import { useWaitingIn } from './useWaitingIn.ts';
import { Ways } from './Ways.tsx';

/** 連絡: the talk, opened at the first unread, and below it what one writes with. */
export const Channel = ({ room, linked }: { room: PatientRoom; linked?: PostId | undefined }) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { session } = useSession();
  const { channel, state } = useChannel(room.channel);
  const { mode, setMode, begun } = useMode(room.channel);
  const waiting = useWaitingIn(room.channel, state.entries);
  const names = useMunicipalities();
  const readBy = useReadBy(room.channel);
  const watch = useSeen(channel);
  const { phase, entries, head } = state;
  const opening = useOpening(channel, state);
  const [moved, setMoved] = useState<{ readonly window: LogWindow; readonly aim: Aim } | null>(null);

  // The name above goes with the content: the patient is asked for anew, and the page says why.
  useEffect(() => {
    if (phase === 'refused') void queries.invalidateQueries({ queryKey: ['patient'] });
  }, [phase, queries]);

  const lineAt = state.readOnly ? null : state.firstUnread;
  const drawn = moved?.window ?? opening?.window ?? windowAt(head, null);
  const days = useMemo(
    () =>
      groupByDay(
        shownItems(entries).filter(({ seq }) => isInWindow(drawn, seq)),
        lineAt,
      ),
    [entries, drawn, lineAt],
  );
  const goTo = async (seq: number) => {
    if (channel !== null && (await channel.loadDownTo(seq)))
      setMoved({ window: windowAt(channel.getState().head, seq), aim: { at: seq } });
  };
  const link = usePostLink(room, linked, opening !== null, (seq) => void goTo(seq));
  if (phase === 'refused') return <Trouble error={state.refusal} />;
  // A name of a city that comes later would move what is read.
  if (phase === 'opening' || !channel || opening === null || isAwaited(names)) return <Skeleton rows={6} />;

  const aim = moved?.aim ?? opening.aim;
  const oldest = entries[0]?.seq ?? 1;
  const move = (window: LogWindow, to: Aim = aim) => setMoved({ window, aim: to });
  const toNewest = () => move(windowAt(head, null), { at: 'end' });
  const older = () => {
    if (drawn.first > oldest) move(olderWindow(drawn, oldest, head));
    else if (oldest > 1) channel.loadOlder();
  };
  // What was unread when it came stays marked while one looks at it; one's own never is.
  const isNew = (entry: EntryAnswer) =>
    !state.readOnly && isUnread(entry, state.readBefore, session.account.id);
  // An answer within a topic belongs there; the talk quotes what it answers.
  const answer = (entry: ShownPost) => quotePost(`${room.channel} post`, entry);
  const isLineDrawn = lineAt !== null && lineAt >= oldest && isInWindow(drawn, lineAt);
  return (
    <>
      <div className={styles.stage}>
        {!state.readOnly && mode === null && (
          <a className={styles.skip} href="#write-post">
            {t('channel.skipToWrite')}
          </a>
        )}
        {/* Below a form it keeps its place, and nothing of it is in view (PO5). */}
        <div className={styles.talk} inert={mode !== null}>
          <Log
            label={t('channel.title')}
            days={days}
            aim={aim}
            hasNewest={drawn.last === null}
            lineAt={lineAt}
            line={<UnreadLine unread={state.unread} setAllRead={channel.setAllRead} />}
            onNewest={toNewest}
            onNearTop={older}
            onNearEnd={() => {
              if (drawn.last !== null || head - drawn.first > 2 * MOST_DRAWN) move(newerWindow(drawn, head));
            }}
            renderEntry={({ entry, continued }) => (
              <EntryItem
                entry={entry}
                room={room}
                readOnly={state.readOnly}
                onReply={answer}
                continued={continued}
                unread={isNew(entry)}
                watch={watch}
                topicPath={(thread) => `${room.path}/topics/${thread}`}
                readBy={readBy(entry)}
              />
            )}
            top={
              <>
                {state.readOnly && (
                  <Message tone="info">
                    <p>{t('channel.readOnly')}</p>
                  </Message>
                )}
                {entries.length === 0 && waiting.length === 0 && (
                  <EmptyState
                    icon="chat"
                    title={t(state.readOnly ? 'channel.emptyReceived' : 'channel.empty')}
                  />
                )}
                {link.isMissing && (
                  <Message tone="warning">
                    <p>{t('written.postMissing')}</p>
                  </Message>
                )}
                {entries.length > 0 && <DayJump room={room} onFound={(seq) => void goTo(seq)} />}
                {Math.max(drawn.first, oldest) > 1 && (
                  <Button wide onPress={older} isDisabled={state.loadingOlder}>
                    {state.loadingOlder ? t('common.loading') : t('common.older')}
                  </Button>
                )}
              </>
            }
            over={
              <>
                <PinsButton room={room} state={state} />
                {lineAt !== null && state.unread > 0 && !isLineDrawn && (
                  <Button size="small" onPress={() => void goTo(lineAt)} isDisabled={state.loadingOlder}>
                    {state.loadingOlder ? t('common.loading') : t('channel.toUnread')}
                  </Button>
                )}
              </>
            }
          >
            <PendingList waiting={waiting} />
          </Log>
        </div>
        {mode !== null && (
          <EntryForm
            key={mode}
            mode={mode}
            room={room}
            onClose={() => setMode(null)}
            onSent={() => {
              setMode(null);
              toNewest();
            }}
          />
        )}
      </div>
      {!state.readOnly && mode === null && (
        <Composer
          mode="post"
          draftKey={`${room.channel} post`}
          room={room}
          onSent={toNewest}
          ways={<Ways begun={begun} onChosen={setMode} />}
        />
      )}
    </>
  );
};
