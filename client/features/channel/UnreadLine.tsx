import { useTranslation } from 'react-i18next';
import styles from './Entry.module.css';

/** 「ここから未読」: where what was unread when one came begins; `towards` is where the newer ones are. */
export const UnreadLine = ({ towards }: { towards: 'up' | 'down' }) => {
  const { t } = useTranslation();
  return (
    <li className={styles.unreadLine} id="unread-line" tabIndex={-1}>
      <span>
        {t('channel.unreadFromHere')} <span aria-hidden="true">{towards === 'up' ? '↑' : '↓'}</span>
      </span>
    </li>
  );
};
