import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionRoutes } from '#contracts/http/sessionRoutes.ts';
import { callRoute } from '../../api/callRoute.ts';
import { useUnsaved } from '../../app/unsaved.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Message } from '../../ui/Message.tsx';
import { RecordForm } from '../../ui/RecordForm.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useSession } from '../session/SessionContext.ts';
import styles from '../session/SignIn.module.css';

/** The password, then the key for the app, then a code that proves it. */
export const FactorSetup = () => {
  const { t } = useTranslation();
  const { session } = useSession();
  const [asking, setAsking] = useState(false);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const begin = useMutation({
    mutationFn: () => callRoute(sessionRoutes.beginSecondFactor, { body: { password } }),
    onSuccess: () => setPassword(''),
  });
  const confirm = useMutation({
    mutationFn: () =>
      callRoute(sessionRoutes.confirmSecondFactor, {
        body: { code: code.normalize('NFKC').replace(/\D/g, '') },
      }),
  });
  // The key was shown once: who leaves before the code is confirmed begins anew.
  useUnsaved(!confirm.isSuccess && (password !== '' || begin.isSuccess), t('settings.factorTitle'));
  const on = session.account.secondFactor || confirm.isSuccess;
  if (confirm.isSuccess) {
    return (
      <Message tone="success" live>
        <p>{t('settings.factorDone')}</p>
      </Message>
    );
  }
  return (
    <div className={styles.form}>
      <p>{t(on ? 'settings.factorOn' : 'settings.factorOff')}</p>
      {!asking && (
        <Button onPress={() => setAsking(true)}>
          {t(on ? 'settings.renewFactor' : 'settings.beginFactor')}
        </Button>
      )}
      {asking && !begin.data && (
        <RecordForm className={styles.form} onSend={() => begin.mutate()}>
          <TextField
            label={t('settings.current')}
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
            isRequired
          />
          {begin.error && <ErrorNotice error={begin.error} />}
          <Button type="submit" isDisabled={begin.isPending}>
            {t('common.next')}
          </Button>
        </RecordForm>
      )}
      {begin.data && (
        <RecordForm className={styles.form} onSend={() => confirm.mutate()}>
          <p>{t('settings.secretHelp')}</p>
          <TextField label={t('settings.secret')} value={begin.data.secret} isReadOnly />
          <a href={begin.data.uri}>{t('settings.openApp')}</a>
          <TextField
            label={t('session.code')}
            value={code}
            onChange={setCode}
            inputMode="numeric"
            autoComplete="one-time-code"
            width="short"
            isRequired
          />
          {confirm.error && <ErrorNotice error={confirm.error} />}
          <Button type="submit" isDisabled={confirm.isPending}>
            {t('settings.confirmFactor')}
          </Button>
        </RecordForm>
      )}
    </div>
  );
};
