import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recoveryRoutes } from '#contracts/http/recoveryRoutes.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { callRoute } from '../../api/callRoute.ts';
import { useUnsaved } from '../../app/unsaved.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Message } from '../../ui/Message.tsx';
import { RecordForm } from '../../ui/RecordForm.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from '../admin/Admin.module.css';
import { useMunicipalities } from '../session/useMunicipalities.ts';

const empty = { name: '', kana: '', loginName: '' };

/** Where no officer of a city can be reached: the operator asks, and a second person has to confirm. */
export const AskOfficer = ({ onAsked }: { onAsked: () => Promise<unknown> }) => {
  const { t } = useTranslation();
  const municipalities = useMunicipalities();
  const [code, setCode] = useState<MunicipalityCode | ''>('');
  const [person, setPerson] = useState(empty);
  const [reason, setReason] = useState('');
  const ask = useMutation({
    mutationFn: (municipality: MunicipalityCode) =>
      callRoute(recoveryRoutes.askOfficer, {
        params: { municipality },
        body: {
          person: {
            name: person.name.trim(),
            kana: person.kana.trim(),
            loginName: person.loginName.trim(),
          },
          reason: reason.trim(),
        },
      }),
    onSuccess: async () => {
      setCode('');
      setPerson(empty);
      setReason('');
      await onAsked();
    },
  });
  const texts = [person.name, person.loginName, reason];
  const missing = code === '' || texts.some((value) => value.trim() === '');
  useUnsaved(
    [code, person.kana, ...texts].some((value) => value !== ''),
    t('rights.recovery.title'),
  );
  return (
    <Card title={t('rights.recovery.title')}>
      <RecordForm
        className={styles.form}
        onSend={() => {
          if (code !== '' && !missing && !ask.isPending) ask.mutate(code);
        }}
      >
        <p>{t('rights.recovery.help')}</p>
        <Select
          label={t('rights.recovery.municipality')}
          value={code}
          empty={t('admin.choose')}
          required
          options={(municipalities.data ?? [])
            .filter((one) => one.here)
            .map((one) => ({ value: one.code, label: one.name }))}
          onChange={setCode}
        />
        {(['name', 'kana', 'loginName'] as const).map((key) => (
          <TextField
            key={key}
            label={t(`admin.person.${key}`)}
            value={person[key]}
            onChange={(value) => setPerson((known) => ({ ...known, [key]: value }))}
            isRequired={key !== 'kana'}
            verbatim={key === 'loginName'}
          />
        ))}
        <TextField
          label={t('rights.recovery.reason')}
          help={t('rights.recovery.reasonHelp')}
          value={reason}
          onChange={setReason}
          maxLength={400}
          rows={2}
          isRequired
        />
        {ask.error && <ErrorNotice error={ask.error} textIsSafe />}
        {ask.isSuccess && (
          <Message tone="success" live>
            <p>{t('rights.recovery.asked')}</p>
          </Message>
        )}
        <Button type="submit" look="outlined" isDisabled={missing || ask.isPending}>
          {t('rights.recovery.ask')}
        </Button>
      </RecordForm>
    </Card>
  );
};
