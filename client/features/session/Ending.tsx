import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionRoutes } from '#contracts/http/sessionRoutes.ts';
import { callRoute } from '../../api/callRoute.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Message } from '../../ui/Message.tsx';
import { useTimeFormat } from '../../ui/useTimeFormat.ts';
import styles from './Ending.module.css';
import { useSession } from './SessionContext.ts';
import { SignInForm } from './SignInForm.tsx';
import { useSessionEnd } from './useSessionEnd.ts';

/** [SS3] Before a session ends by itself: when, what becomes of what one writes, and how to go on where one is. */
export const Ending = ({ onSignedIn }: { onSignedIn: () => void }) => {
  const { t } = useTranslation();
  const { formatTime } = useTimeFormat();
  const { session } = useSession();
  const { word, learn } = useSessionEnd();
  const [putAside, setPutAside] = useState<string | null>(null);
  const [signingIn, setSigningIn] = useState(false);
  const goOn = useMutation({
    mutationFn: () => callRoute(sessionRoutes.getSession, {}),
    onSuccess: ({ idleEndsAt, now }) => learn(idleEndsAt, now),
  });
  if (word.kind === 'none' || putAside === word.kind) return null;
  const time = formatTime(word.at);
  if (word.kind === 'idle')
    return (
      <Dialog title={t('session.idleTitle', { time })} isOpen onClose={() => goOn.mutate()}>
        <p>{t('session.idleHelp')}</p>
        {goOn.error && <ErrorNotice error={goOn.error} />}
        <Button look="filled" wide autoFocus isDisabled={goOn.isPending} onPress={() => goOn.mutate()}>
          {t('session.goOn')}
        </Button>
      </Dialog>
    );
  return signingIn ? (
    <Dialog title={t('session.absoluteTitle', { time })} isOpen onClose={() => setSigningIn(false)}>
      <SignInForm loginName={session.account.loginName} onSignedIn={onSignedIn} />
      <Button look="text" onPress={() => setSigningIn(false)}>
        {t('common.back')}
      </Button>
    </Dialog>
  ) : (
    <div className={styles.bar}>
      <Message tone="warning" live title={t('session.absoluteTitle', { time })}>
        <p>{t('session.absoluteHelp')}</p>
        <div className={styles.choices}>
          <Button onPress={() => setSigningIn(true)}>{t('session.signInNow')}</Button>
          <Button look="text" onPress={() => setPutAside(word.kind)}>
            {t('session.signInLater')}
          </Button>
        </div>
      </Message>
    </div>
  );
};
