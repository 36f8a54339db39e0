import { useTranslation } from 'react-i18next';
import { Message } from '../../ui/Message.tsx';
import { LookChoices } from '../settings/LookChoices.tsx';
import styles from './SignIn.module.css';
import { SignInForm } from './SignInForm.tsx';
import type { OutReason } from './sessionState.ts';

interface SignInProps {
  /** What ended just now, so that the screen says why it is empty. */
  why: OutReason;
  onSignedIn: () => void;
}

export const SignIn = ({ why, onSignedIn }: SignInProps) => {
  const { t } = useTranslation();
  return (
    <main className={styles.page}>
      <div>
        <h1 className={styles.name}>{t('common.app')}</h1>
        <p>{t('session.tagline')}</p>
      </div>
      {why === 'ended' && (
        <Message tone="info" live title={t('session.ended')}>
          <p>{t('session.endedNext')}</p>
        </Message>
      )}
      {why === 'other-account' && (
        <Message tone="info" live title={t('session.otherAccount')}>
          <p>{t('session.otherAccountNext')}</p>
        </Message>
      )}
      <SignInForm onSignedIn={onSignedIn} />
      <LookChoices />
    </main>
  );
};
