import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { asFailure } from '../api/ApiFailure.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import styles from './FaultNotice.module.css';
import { queries } from './queries.ts';

interface FaultNoticeProps {
  error: unknown;
  onAgain: () => void;
  /** Whether it has taken a whole screen: then there is nothing beside it in which somebody writes. */
  isScreen: boolean;
}

/**
 * Shown in the place of what a fault has taken: what happened, a button to try again, another place to go to, and the
 * page anew.
 */
export const FaultNotice = ({ error, onAgain, isScreen }: FaultNoticeProps) => {
  const { t } = useTranslation();
  const [place] = useLocation();
  const isLine = asFailure(error).code === 'N-01';
  // An answer of the house may have caused the fault, so everything is asked for anew. Without a line the old answers
  // are all there is.
  const forget = (all: boolean) => {
    if (isLine) return;
    if (all) void queries.resetQueries();
    else queries.removeQueries({ type: 'inactive' });
  };
  const again = () => {
    forget(isScreen);
    onAgain();
  };
  // When the line is back it begins anew by itself.
  useEffect(() => {
    if (!isLine) return;
    addEventListener('online', onAgain);
    return () => removeEventListener('online', onAgain);
  }, [isLine, onAgain]);
  return (
    <div className={styles.fault}>
      <ErrorNotice error={error} />
      <div className={styles.ways}>
        <Button look="filled" onPress={again}>
          {t('common.retry')}
        </Button>
        {place !== '/' && (
          <LinkButton to="/" icon="home" onPress={() => forget(true)}>
            {t('common.toHome')}
          </LinkButton>
        )}
        <Button look="text" onPress={() => location.reload()}>
          {t('common.reload')}
        </Button>
      </div>
    </div>
  );
};
