import { useTranslation } from 'react-i18next';
import styles from './CrossingMark.module.css';
import { Icon } from './Icon.tsx';

/** The one mark of what came from, or belongs to, another municipality: line, icon, word and name. */
export const CrossingMark = ({ municipality }: { municipality: string }) => {
  const { t } = useTranslation();
  return (
    <span className={styles.mark}>
      <Icon name="crossing" />
      <span>
        {t('common.crossing')} {municipality}
      </span>
    </span>
  );
};
