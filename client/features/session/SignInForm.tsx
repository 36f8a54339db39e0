import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionRoutes } from '#contracts/http/sessionRoutes.ts';
import { callRoute } from '../../api/callRoute.ts';
import { csrfToken } from '../../api/csrfToken.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { SecondFactor } from './SecondFactor.tsx';
import styles from './SignIn.module.css';

interface SignInFormProps {
  /** Of who goes on in place. */
  loginName?: string;
  onSignedIn: () => void;
}

/** Name and password, then the second factor where the account has one. */
export const SignInForm = ({ loginName: known = '', onSignedIn }: SignInFormProps) => {
  const { t } = useTranslation();
  const [loginName, setLoginName] = useState(known);
  const [password, setPassword] = useState('');
  const [half, setHalf] = useState(false);
  /** Which number of a sheet is asked for (FA4). */
  const [sheet, setSheet] = useState<number | null | undefined>();
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const signIn = async (): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      const answer = await callRoute(sessionRoutes.signIn, {
        body: { loginName: loginName.trim(), password },
      });
      csrfToken.current = answer.csrf;
      setPassword('');
      setSheet(answer.number);
      if (answer.state === 'second-factor') setHalf(true);
      else onSignedIn();
    } catch (thrown) {
      setFailure(thrown);
    } finally {
      setBusy(false);
    }
  };

  if (half) return <SecondFactor sheet={sheet} onSignedIn={onSignedIn} onBack={() => setHalf(false)} />;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void signIn();
      }}
    >
      <h2>{t('session.signIn')}</h2>
      <TextField
        label={t('session.loginName')}
        value={loginName}
        onChange={setLoginName}
        autoComplete="username"
        verbatim
        isRequired
      />
      <TextField
        label={t('session.password')}
        type="password"
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
        isRequired
      />
      {failure !== null && <ErrorNotice error={failure} />}
      <Button type="submit" look="filled" size="large" wide isDisabled={busy}>
        {busy ? t('session.signingIn') : t('session.signIn')}
      </Button>
      <p className={styles.help}>{t('session.help')}</p>
    </form>
  );
};
