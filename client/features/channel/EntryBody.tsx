import { useTranslation } from 'react-i18next';
import type { ShownPost } from '#contracts/http/channelRoutes.ts';
import styles from './Entry.module.css';
import { MentionText } from './MentionText.tsx';
import { TopicStateBadge } from './TopicStateBadge.tsx';
import { Withheld } from './Withheld.tsx';

/** The words: text as it was typed, line for line; nothing in it becomes markup. */
export const EntryBody = ({ entry }: { entry: ShownPost }) => {
  const { t } = useTranslation();
  const { body } = entry;
  if ('withheld' in body) return <Withheld dataClass={body.withheld} rule={body.rule} />;
  if (entry.kind === 'topic-state' && body.state) {
    return (
      <p>
        {t('channel.stateChanged')} <TopicStateBadge state={body.state} />
      </p>
    );
  }
  return (
    <>
      {body.title && <h3 className={styles.title}>{body.title}</h3>}
      {body.text && (
        <p className={styles.text}>
          <MentionText text={body.text} mentions={body.mentions} />
        </p>
      )}
    </>
  );
};
