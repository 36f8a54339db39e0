import { useTranslation } from 'react-i18next';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import type { PendingPost } from './ChannelState.ts';
import styles from './Entry.module.css';

interface PendingItemProps {
  pending: PendingPost;
  onRetry: () => void;
  onDiscard: () => void;
}

/** 送信待ち or もう一度送る, with the text itself: nobody has to wonder whether it was sent. */
export const PendingItem = ({ pending, onRetry, onDiscard }: PendingItemProps) => {
  const { t } = useTranslation();
  const { post, state, failure } = pending;
  return (
    <li className={styles.pending}>
      <div role="status">
        <Badge tone={state === 'failed' ? 'error' : 'warning'} icon={state === 'failed' ? 'error' : 'clock'}>
          {state === 'failed' ? t('channel.notSent') : t('channel.waiting')}
        </Badge>
      </div>
      {post.title && <b>{post.title}</b>}
      <p className={styles.text}>{post.text}</p>
      {state === 'failed' && failure && (
        <>
          <ErrorNotice error={failure} textIsSafe />
          <div className={styles.actions}>
            <Button icon="send" onPress={onRetry}>
              {t('channel.sendAgain')}
            </Button>
            <Button look="text" onPress={onDiscard}>
              {t('channel.discard')}
            </Button>
          </div>
        </>
      )}
    </li>
  );
};
