import { useTranslation } from 'react-i18next';
import { VitalsLine } from '../channel/VitalsLine.tsx';
import styles from './Outbox.module.css';
import type { OutboxPost } from './OutboxPost.ts';

/** What waits, in words: a post as it was written, or what is said of one. */
export const WaitingWords = ({ body: { post, change } }: { body: Pick<OutboxPost, 'post' | 'change'> }) => {
  const { t } = useTranslation();
  if (post === null) {
    if (change === undefined) return null;
    const { kind } = change;
    const what =
      kind === 'reaction'
        ? t(change.on ? 'written.waitingReaction' : 'written.waitingReactionOff', {
            reaction: t(`written.reaction.${change.reaction}`),
          })
        : kind === 'pin'
          ? t(change.on ? 'written.pin' : 'written.unpin')
          : t(`written.${kind}`);
    const text = kind === 'correction' ? change.wanted.text : undefined;
    const vitals = kind === 'correction' ? change.wanted.vitals : undefined;
    return (
      <>
        <b>{what}</b>
        {text && <p className={styles.text}>{text}</p>}
        {vitals && <VitalsLine vitals={vitals} />}
      </>
    );
  }
  return (
    <>
      {post.title && <b>{post.title}</b>}
      {post.text && <p className={styles.text}>{post.text}</p>}
      {post.vitals && <VitalsLine vitals={post.vitals} />}
    </>
  );
};
