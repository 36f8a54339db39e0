import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionRoutes } from '#contracts/http/sessionRoutes.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { callRoute } from '../../api/callRoute.ts';
import { useUnsaved } from '../../app/unsaved.ts';
import { addWords } from '../../i18n/addWords.ts';
import { admin } from '../../i18n/ja/admin.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Message } from '../../ui/Message.tsx';
import { RecordForm } from '../../ui/RecordForm.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './SignIn.module.css';
import { useMunicipalities } from './useMunicipalities.ts';

addWords({ admin });

const empty = {
  operatorName: '',
  operatorKana: '',
  operatorLogin: '',
  operatorPassword: '',
  code: '',
  officeName: '',
  officePhone: '',
  officerName: '',
  officerKana: '',
  officerLogin: '',
  officerPassword: '',
};
type Key = keyof typeof empty;

const parts: readonly {
  readonly key: 'operator' | 'municipality' | 'officer';
  readonly fields: readonly Key[];
}[] = [
  { key: 'operator', fields: ['operatorName', 'operatorKana', 'operatorLogin', 'operatorPassword'] },
  { key: 'municipality', fields: ['code', 'officeName', 'officePhone'] },
  { key: 'officer', fields: ['officerName', 'officerKana', 'officerLogin', 'officerPassword'] },
];

/** The one-time link of an empty house: its first operator, municipality and officer. */
const FirstOperator = () => {
  const { t } = useTranslation();
  const municipalities = useMunicipalities();
  const [values, setValues] = useState(empty);
  const [failure, setFailure] = useState<unknown>(null);
  const [state, setState] = useState<'asking' | 'sending' | 'done'>('asking');
  useUnsaved(state !== 'done' && Object.values(values).some((value) => value !== ''));
  const make = async (): Promise<void> => {
    setState('sending');
    setFailure(null);
    const v = values;
    try {
      await callRoute(sessionRoutes.makeFirstMunicipality, {
        body: {
          token: location.hash.slice(1),
          operator: {
            loginName: v.operatorLogin,
            password: v.operatorPassword,
            name: v.operatorName,
            kana: v.operatorKana,
          },
          municipality: {
            code: v.code as MunicipalityCode,
            office: { name: v.officeName, phone: v.officePhone },
          },
          officer: {
            loginName: v.officerLogin,
            password: v.officerPassword,
            name: v.officerName,
            kana: v.officerKana,
          },
        },
      });
      setState('done');
    } catch (thrown) {
      setFailure(thrown);
      setState('asking');
    }
  };
  return (
    <main className={styles.page}>
      <h1 className={styles.name}>{t('common.app')}</h1>
      {state === 'done' ? (
        <Message tone="success" live title={t('founding.done')}>
          <p>{t('founding.doneNext')}</p>
          <p>
            <a href="/">{t('session.signIn')}</a>
          </p>
        </Message>
      ) : (
        <RecordForm
          className={styles.form}
          onSend={() => {
            void make();
          }}
        >
          <p>{t('founding.help')}</p>
          {parts.map((part) => (
            <Card key={part.key} title={t(`founding.parts.${part.key}`)}>
              {part.fields.map((key) => {
                if (key === 'code') {
                  return (
                    <Select
                      key={key}
                      label={t('founding.fields.code')}
                      value={values.code}
                      empty={t('admin.choose')}
                      required
                      options={(municipalities.data ?? []).map((one) => ({
                        value: one.code as string,
                        label: one.name,
                      }))}
                      onChange={(code) => setValues((known) => ({ ...known, code }))}
                    />
                  );
                }
                const secret = key.endsWith('Password');
                return (
                  <TextField
                    key={key}
                    label={t(`founding.fields.${key}`)}
                    value={values[key]}
                    onChange={(value) => setValues((known) => ({ ...known, [key]: value }))}
                    isRequired
                    verbatim={key.endsWith('Login')}
                    {...(secret && {
                      type: 'password',
                      autoComplete: 'new-password',
                      help: t('settings.nextHelp'),
                    })}
                  />
                );
              })}
            </Card>
          ))}
          {failure !== null && <ErrorNotice error={failure} textIsSafe />}
          <Button type="submit" look="filled" size="large" isDisabled={state === 'sending'}>
            {t('founding.make')}
          </Button>
        </RecordForm>
      )}
    </main>
  );
};

export default FirstOperator;
