import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import styles from './Entry.module.css';

interface UnreadLineProps {
  /** How many are unread now; the line stays where it was drawn. */
  unread?: number;
  setAllRead?: () => Promise<void>;
}

/** 「ここから未読」: where what was unread when one came begins, and すべて既読にする, a press of its own (PO7). */
export const UnreadLine = ({ unread = 0, setAllRead }: UnreadLineProps) => {
  const { t } = useTranslation();
  const [failure, setFailure] = useState<unknown>(null);
  return (
    <li className={styles.unreadLine} id="unread-line" tabIndex={-1}>
      <span>
        {t('channel.unreadFromHere')} <span aria-hidden="true">↓</span>
      </span>
      {setAllRead && unread > 0 && (
        <Button
          size="small"
          look="text"
          icon="check"
          onPress={() => {
            setFailure(null);
            setAllRead().catch(setFailure);
          }}
        >
          {t('channel.setAllRead')}
        </Button>
      )}
      {failure !== null && <ErrorNotice error={failure} />}
    </li>
  );
};
