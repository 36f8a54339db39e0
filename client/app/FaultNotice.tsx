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
  /** It has taken a whole screen: nothing that somebody writes in stands beside it. */
  isScreen: boolean;
}

/** In the place of what a fault has taken: what happened, once more, another place, and the page as a whole. */
export const FaultNotice = ({ error, onAgain, isScreen }: FaultNoticeProps) => {
  const { t } = useTranslation();
  const [place] = useLocation();
  const isLine = asFailure(error).code === 'N-01';
  // An answer may have been the cause: what begins anew asks anew. Without a line the old ones are all there is.
  const forget = (all: boolean) => {
    if (isLine) return;
    if (all) void queries.resetQueries();
    else queries.removeQueries({ type: 'inactive' });
  };
  const again = () => {
    forget(isScreen);
    onAgain();
  };
  // Once the line is back nobody has to press.
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
