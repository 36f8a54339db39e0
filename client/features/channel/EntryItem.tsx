import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { EntryAnswer } from '#contracts/http/entryView.ts';
import { Badge } from '../../ui/Badge.tsx';
import { useTimeFormat } from '../../ui/useTimeFormat.ts';
import styles from './Entry.module.css';
import { EntryAuthor } from './EntryAuthor.tsx';
import { EntryBody } from './EntryBody.tsx';
import { EntryFiles } from './EntryFiles.tsx';
import type { WatchSeen } from './useSeen.ts';
import { VitalsLine } from './VitalsLine.tsx';
import { Withheld } from './Withheld.tsx';

interface EntryItemProps {
  entry: EntryAnswer;
  /** Where its topic is shown; absent inside the topic itself. */
  topicPath?: (thread: string) => string;
  unread: boolean;
  /** Watches what is unread until it has been in view. */
  watch?: WatchSeen | null;
  /** Facilities that have read it, of those in the team. */
  readBy?: string | null;
}

/** One place of the log: who, from where, when, what; withheld parts keep their place. */
export const EntryItem = ({ entry, topicPath, unread, watch = null, readBy }: EntryItemProps) => {
  const { t } = useTranslation();
  const { formatTime } = useTimeFormat();
  const place = useRef<HTMLLIElement>(null);
  const { seq } = entry;
  useEffect(() => {
    if (unread && watch !== null && place.current !== null) return watch(place.current, seq);
  }, [unread, watch, seq]);
  if (!('id' in entry)) {
    return (
      <li className={unread ? styles.fresh : styles.entry} id={`entry-${seq}`} ref={place}>
        <Withheld dataClass={entry.withheld} rule={entry.rule} />
      </li>
    );
  }
  const topic = entry.opensTopic ? entry.id : entry.thread;
  return (
    <li className={unread ? styles.fresh : styles.entry} id={`entry-${seq}`} ref={place}>
      <div className={styles.head}>
        <EntryAuthor author={entry.author} />
        <time className={styles.time} dateTime={entry.at}>
          {formatTime(entry.at)}
        </time>
        {unread && <Badge tone="key">{t('channel.new')}</Badge>}
        {entry.kind === 'visit-report' && <Badge icon="home">{t('vocabulary.dataClass.visit-report')}</Badge>}
      </div>
      <EntryBody entry={entry} />
      {entry.vitals &&
        ('withheld' in entry.vitals ? (
          <Withheld dataClass={entry.vitals.withheld} rule={entry.vitals.rule} />
        ) : (
          <VitalsLine vitals={entry.vitals} />
        ))}
      {entry.attachments.length > 0 && <EntryFiles entry={entry} />}
      <div className={styles.foot}>
        {readBy && <span className={styles.time}>{readBy}</span>}
        {topic && topicPath && (
          <Link className={styles.topic} href={topicPath(topic)}>
            {entry.opensTopic ? t('channel.openTopic') : t('channel.toTopic')}
          </Link>
        )}
      </div>
    </li>
  );
};
