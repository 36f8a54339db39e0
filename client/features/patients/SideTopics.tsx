import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { isAwaited } from '../../api/isAwaited.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import type { PatientRoom } from '../channel/PatientRoom.ts';
import { TopicStateBadge } from '../channel/TopicStateBadge.tsx';
import { topicTitle } from '../channel/topicTitle.ts';
import { useChannel } from '../channel/useChannel.ts';
import { useTopics } from '../channel/useTopics.ts';
import styles from './Room.module.css';

/** As many as leave what stands below in sight; all are a press away. */
const SHOWN = 4;

/** Beside the talk: the newest topics that wait for somebody. */
export const SideTopics = ({ room }: { room: PatientRoom }) => {
  const { t } = useTranslation();
  const { state } = useChannel(room.channel);
  const { list } = useTopics(room.channel, state);
  if (isAwaited(list)) return <Skeleton rows={SHOWN} />;
  const [page] = list.data?.pages ?? [];
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
