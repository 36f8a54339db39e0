import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionRoutes } from '#contracts/http/sessionRoutes.ts';
import { callRoute } from '../../api/callRoute.ts';
import { csrfToken } from '../../api/csrfToken.ts';
import { useUnsaved } from '../../app/unsaved.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Message } from '../../ui/Message.tsx';
import { RecordForm } from '../../ui/RecordForm.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from '../session/SignIn.module.css';

export const PasswordChange = () => {
  const { t } = useTranslation();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const change = useMutation({
    mutationFn: () => callRoute(sessionRoutes.changePassword, { body: { current, next } }),
    onSuccess: (answer) => {
      csrfToken.current = answer.csrf;
      setCurrent('');
      setNext('');
    },
  });
  useUnsaved(current !== '' || next !== '', t('settings.passwordTitle'));
  return (
    <RecordForm className={styles.form} onSend={() => change.mutate()}>
      <TextField
        label={t('settings.current')}
        type="password"
        autoComplete="current-password"
        value={current}
        onChange={setCurrent}
        isRequired
      />
      <TextField
        label={t('settings.next')}
        help={t('settings.nextHelp')}
        type="password"
        autoComplete="new-password"
        value={next}
        onChange={setNext}
        isRequired
      />
      {change.error && <ErrorNotice error={change.error} />}
      {change.isSuccess && (
        <Message tone="success" live>
          <p>{t('settings.passwordChanged')}</p>
        </Message>
      )}
      <Button type="submit" isDisabled={change.isPending}>
        {t('settings.changePassword')}
      </Button>
    </RecordForm>
  );
};
