import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import styles from './SignIn.module.css';

/** The house does not answer: say so, and offer to ask again. */
export const RetryLater = ({ children, onRetry }: { children: ReactNode; onRetry: () => void }) => {
  const { t } = useTranslation();
  return (
    <main className={styles.page}>
      <h1>{t('common.app')}</h1>
      {children}
      <Button look="filled" onPress={onRetry}>
        {t('common.retry')}
      </Button>
    </main>
  );
};
