import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionRoutes } from '#contracts/http/sessionRoutes.ts';
import { asFailure } from '../../api/ApiFailure.ts';
import { callRoute } from '../../api/callRoute.ts';
import { csrfToken } from '../../api/csrfToken.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Message } from '../../ui/Message.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './SignIn.module.css';

interface SecondFactorProps {
  /** The number of the sheet that is asked for; null: all are used. Undefined: there is no sheet (FA4). */
  sheet?: number | null | undefined;
  onSignedIn: () => void;
  onBack: () => void;
}

/** The six digits of the authenticator app, or the next number of a sheet. */
export const SecondFactor = (props: SecondFactorProps) => {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const { sheet } = props;
  const at = sheet ?? null;
  const digits = code.normalize('NFKC').replace(/\D/g, '');

  // Who has both may give either.
  const isWhole = digits.length === 6 || (at !== null && digits.length === 8);

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
      <h2>{t(sheet === undefined ? 'session.secondFactor' : 'session.numberTitle')}</h2>
      {sheet === null && <Message tone="warning">{t('session.numbersUsed')}</Message>}
      <TextField
        label={at === null ? t('session.code') : t('session.number', { at })}
        help={at === null ? t('session.codeHelp') : t('session.numberHelp', { at })}
        value={code}
        onChange={setCode}
        inputMode="numeric"
        autoComplete="one-time-code"
        width="short"
        isRequired
        autoFocus
      />
      {failure !== null && <ErrorNotice error={failure} />}
      <Button type="submit" look="filled" size="large" wide isDisabled={busy || !isWhole}>
        {t('session.confirmCode')}
      </Button>
      <Button look="text" onPress={props.onBack}>
        {t('common.back')}
      </Button>
    </form>
  );
};
