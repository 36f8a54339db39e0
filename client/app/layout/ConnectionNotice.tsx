import { useTranslation } from 'react-i18next';
import { Message } from '../../ui/Message.tsx';
import { useLine } from '../useLine.ts';
import styles from './Layout.module.css';

/** That nothing gets through now, why, and what becomes of what one writes. */
export const ConnectionNotice = () => {
  const { t } = useTranslation();
  const line = useLine();
  if (line === 'on') return null;
  return (
    <div className={styles.notice}>
      <Message tone="warning" live>
        <p>{t(line === 'full' ? 'common.tooManyScreens' : 'common.offline')}</p>
      </Message>
    </div>
  );
};
