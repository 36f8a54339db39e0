import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { PatientRoom } from '../channel/PatientRoom.ts';
import { TopicStateBadge } from '../channel/TopicStateBadge.tsx';
import { topicTitle } from '../channel/topicTitle.ts';
import type { Topics } from '../channel/useTopics.ts';
import styles from './Room.module.css';

interface SideTopicsProps {
  room: PatientRoom;
  page: NonNullable<Topics['list']['data']>['pages'][number] | undefined;
}

/** As many as leave what stands below in sight; all are a press away. */
const SHOWN = 4;

/** Beside the talk: the newest topics that wait for somebody. */
export const SideTopics = ({ room, page }: SideTopicsProps) => {
  const { t } = useTranslation();
  const topics = page?.topics ?? [];
  return (
    <section>
      <h2>
        <Link href={`${room.path}/topics`}>{t('channel.topicsWaiting', { count: page?.count ?? 0 })}</Link>
      </h2>
      <ul className={styles.people}>
        {topics.slice(0, SHOWN).map(({ opener, thread, state: how }) => (
          <li key={thread} className={styles.topic}>
            <Link href={`${room.path}/topics/${thread}`}>{topicTitle(t, opener)}</Link>{' '}
            <TopicStateBadge state={how} />
          </li>
        ))}
      </ul>
    </section>
  );
};
