import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionRoutes } from '#contracts/http/sessionRoutes.ts';
import { asFailure } from '../../api/ApiFailure.ts';
import { callRoute } from '../../api/callRoute.ts';
import { csrfToken } from '../../api/csrfToken.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './SignIn.module.css';

/** The six digits of the authenticator app. */
export const SecondFactor = (props: { onSignedIn: () => void; onBack: () => void }) => {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const digits = code.normalize('NFKC').replace(/\D/g, '');

  const give = async (): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      const answer = await callRoute(sessionRoutes.giveSecondFactor, { body: { code: digits } });
      csrfToken.current = answer.csrf;
      props.onSignedIn();
    } catch (thrown) {
      setFailure(thrown);
      setCode('');
      // The half-made session has run out: begin anew.
      if (asFailure(thrown).code === 'A-02') props.onBack();
    } finally {
      setBusy(false);
    }
  };

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void give();
      }}
    >
      <h2>{t('session.secondFactor')}</h2>
      <TextField
        label={t('session.code')}
        help={t('session.codeHelp')}
        value={code}
        onChange={setCode}
        inputMode="numeric"
        autoComplete="one-time-code"
        width="short"
        isRequired
        autoFocus
      />
      {failure !== null && <ErrorNotice error={failure} />}
      <Button type="submit" look="filled" size="large" wide isDisabled={busy || digits.length !== 6}>
        {t('session.confirmCode')}
      </Button>
      <Button look="text" onPress={props.onBack}>
        {t('common.back')}
      </Button>
    </form>
  );
};
