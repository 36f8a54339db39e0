import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import styles from './Entry.module.css';
import type { OpenChannel } from './openChannel.ts';

interface UnreadBarProps {
  channel: OpenChannel;
  unread: number;
  /** The oldest that was unread when the screen opened: where the line stands. */
  lineAt: number | null;
}

/** How many are unread, a jump to where they begin, and すべて既読にする: what was not in view stays unread otherwise. */
export const UnreadBar = ({ channel, unread, lineAt }: UnreadBarProps) => {
  const { t } = useTranslation();
  const [isJumping, setIsJumping] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  // What was read by being looked at must not pull up what one is reading: once there, the bar keeps its place.
  const [wasThere, setWasThere] = useState(unread > 0);
  if (unread > 0 && !wasThere) setWasThere(true);
  if (unread === 0 && !wasThere) return null;
  const jump = async (seq: number) => {
    setIsJumping(true);
    await channel.loadDownTo(seq);
    setIsJumping(false);
    // The list has drawn what was loaded by the next frame.
    requestAnimationFrame(() => {
      const line = document.getElementById('unread-line') ?? document.getElementById(`entry-${seq}`);
      line?.scrollIntoView({ block: 'center' });
      line?.focus({ preventScroll: true });
    });
  };
  return (
    <>
      <div className={styles.unreadBar}>
        <b>{t('channel.unreadCount', { count: unread })}</b>
        <div className={unread === 0 ? styles.unreadGone : styles.unreadMarks}>
          {lineAt !== null && (
            <Button size="small" onPress={() => void jump(lineAt)} isDisabled={isJumping}>
              {t(isJumping ? 'common.loading' : 'channel.toUnread')}
            </Button>
          )}
          <Button
            size="small"
            icon="check"
            look="text"
            onPress={() => {
              setFailure(null);
              channel.setAllRead().catch(setFailure);
            }}
          >
            {t('channel.setAllRead')}
          </Button>
        </div>
      </div>
      {failure !== null && <ErrorNotice error={failure} />}
    </>
  );
};
