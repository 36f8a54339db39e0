import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { ShownPost } from '#contracts/http/channelRoutes.ts';
import type { EntryAnswer } from '#contracts/http/entryView.ts';
import { isPost } from '#domain/channels/entry.ts';
import { Badge } from '../../ui/Badge.tsx';
import { classNames } from '../../ui/classNames.ts';
import { formatClock } from '../../ui/formatTime.ts';
import { useSession } from '../session/SessionContext.ts';
import styles from './Entry.module.css';
import { EntryAuthor } from './EntryAuthor.tsx';
import { EntryBody } from './EntryBody.tsx';
import { EntryFiles } from './EntryFiles.tsx';
import { EntryMenu } from './EntryMenu.tsx';
import { EntryStanding } from './EntryStanding.tsx';
import type { PatientRoom } from './PatientRoom.ts';
import { Quote } from './Quote.tsx';
import type { WatchSeen } from './useSeen.ts';
import { VitalsLine } from './VitalsLine.tsx';
import { WithdrawnPlace } from './WithdrawnPlace.tsx';
import { Withheld } from './Withheld.tsx';

interface EntryItemProps {
  entry: EntryAnswer;
  room: PatientRoom;
  readOnly: boolean;
  /** Writes an answer that quotes it. */
  onReply: (entry: ShownPost) => void;
  /** The one above is by the same person: their name is said to screen readers alone. */
  continued?: boolean;
  /** Where its topic is shown; absent inside the topic itself. */
  topicPath?: (thread: string) => string;
  unread: boolean;
  /** Watches what is unread until it has been in view. */
  watch?: WatchSeen | null;
  /** Facilities that have read it, of those in the team. */
  readBy?: string | null;
}

/** One place of the log: who, from where, when, what; withheld parts keep their place. The day stands above it. */
export const EntryItem = (props: EntryItemProps) => {
  const {
    entry,
    room,
    readOnly,
    onReply,
    continued = false,
    topicPath,
    unread,
    watch = null,
    readBy,
  } = props;
  const { t } = useTranslation();
  const { session } = useSession();
  const place = useRef<HTMLLIElement>(null);
  const { seq } = entry;
  useEffect(() => {
    if (unread && watch !== null && place.current !== null) return watch(place.current, seq);
  }, [unread, watch, seq]);
  const isOwn = 'id' in entry && entry.author.account === session.account.id;
  const look = classNames(
    styles.entry,
    continued && styles.continued,
    unread && styles.fresh,
    isOwn && styles.own,
  );
  if (!('id' in entry)) {
    return (
      <li className={look} id={`entry-${seq}`} ref={place}>
        <Withheld dataClass={entry.withheld} rule={entry.rule} />
      </li>
    );
  }
  const topic = entry.opensTopic ? entry.id : entry.thread;
  const isGone = (entry.standing?.withdrawn ?? null) !== null;
  const canBeChanged = !isGone && isPost(entry);
  return (
    <li className={look} id={`entry-${seq}`} ref={place}>
      <div className={styles.head}>
        <span className={continued ? 'visually-hidden' : undefined}>
          <EntryAuthor author={entry.author} />
        </span>
        <time className={styles.time} dateTime={entry.at}>
          {formatClock(entry.at)}
        </time>
        {unread && <Badge tone="key">{t('channel.new')}</Badge>}
        {entry.kind === 'visit-report' && <Badge icon="home">{t('vocabulary.dataClass.visit-report')}</Badge>}
      </div>
      {isGone ? (
        <WithdrawnPlace entry={entry} channel={room.channel} />
      ) : (
        <>
          {!('withheld' in entry.body) && entry.body.quote && <Quote room={room} post={entry.body.quote} />}
          <EntryBody entry={entry} />
        </>
      )}
      {entry.vitals &&
        ('withheld' in entry.vitals ? (
          <Withheld dataClass={entry.vitals.withheld} rule={entry.vitals.rule} />
        ) : (
          <VitalsLine vitals={entry.vitals} />
        ))}
      {entry.attachments.length > 0 && <EntryFiles entry={entry} />}
      <EntryStanding entry={entry} />
      {(readBy || canBeChanged || (topic && topicPath)) && (
        <div className={styles.foot}>
          {readBy && <span className={styles.time}>{readBy}</span>}
          {canBeChanged && (
            <EntryMenu entry={entry} room={room} readOnly={readOnly} onReply={() => onReply(entry)} />
          )}
          {topic && topicPath && (
            <Link className={styles.topic} href={topicPath(topic)}>
              {entry.opensTopic ? t('channel.openTopic') : t('channel.toTopic')}
            </Link>
          )}
        </div>
      )}
    </li>
  );
};
