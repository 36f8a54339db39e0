import { useTranslation } from 'react-i18next';
import styles from './Skeleton.module.css';

/** Rows that keep the place of what is being fetched, so that nothing jumps; words after a second. */
export const Skeleton = ({ rows = 4 }: { rows?: number }) => {
  const { t } = useTranslation();
  return (
    <div className={styles.skeleton} aria-busy="true">
      <p className={styles.words} role="status">
        {t('common.loading')}
      </p>
      {Array.from({ length: rows }, (_, row) => row).map((row) => (
        <div key={row} className={styles.row} aria-hidden="true" />
      ))}
    </div>
  );
};
