import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionRoutes } from '#contracts/http/sessionRoutes.ts';
import { asFailure } from '../../api/ApiFailure.ts';
import { callRoute } from '../../api/callRoute.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Message } from '../../ui/Message.tsx';
import { RecordForm } from '../../ui/RecordForm.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { LookChoices } from '../settings/LookChoices.tsx';
import styles from './SignIn.module.css';

/** By the one-time link that the office gave: choose a password, then sign in with it. */
const NewPassword = () => {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const choose = useMutation({
    mutationFn: () =>
      callRoute(sessionRoutes.setPasswordByLink, { body: { token: location.hash.slice(1), password } }),
    onSuccess: () => setPassword(''),
  });
  const isDead = choose.error !== null && ['A-01', 'V-01'].includes(asFailure(choose.error).code);
  return (
    <main className={styles.page}>
      <h1 className={styles.name}>{t('common.app')}</h1>
      {choose.isSuccess && (
        <Message tone="success" live title={t('newPassword.done')}>
          <p>{t('newPassword.doneNext')}</p>
          <p>
            <a href="/">{t('session.signIn')}</a>
          </p>
        </Message>
      )}
      {isDead && (
        <Message tone="error" live title={t('newPassword.dead')}>
          <p>{t('newPassword.deadNext')}</p>
        </Message>
      )}
      {!choose.isSuccess && !isDead && (
        <RecordForm
          className={styles.form}
          onSend={() => {
            if (!choose.isPending) choose.mutate();
          }}
        >
          <h2>{t('newPassword.title')}</h2>
          <TextField
            label={t('settings.next')}
            help={t('newPassword.help')}
            type="password"
            autoComplete="new-password"
            value={password}
            onChange={setPassword}
            isRequired
          />
          {choose.error && <ErrorNotice error={choose.error} />}
          <Button type="submit" look="filled" size="large" wide isDisabled={choose.isPending}>
            {t('newPassword.now')}
          </Button>
        </RecordForm>
      )}
      <LookChoices />
    </main>
  );
};

export default NewPassword;
