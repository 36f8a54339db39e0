import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { minutesRoutes } from '#contracts/http/minutesRoutes.ts';
import type { MinutesView } from '#contracts/http/minutesView.ts';
import { callRoute } from '../../api/callRoute.ts';
import { sendOnce } from '../../api/sendOnce.ts';
import { useUnsaved } from '../../app/unsaved.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatDay } from '../../ui/formatTime.ts';
import { RecordForm } from '../../ui/RecordForm.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './Minutes.module.css';

/** The head of the form. Not shared text: each field is one value, saved by its button. */
export const HeaderFields = ({
  minutes,
  onMoved,
}: {
  minutes: MinutesView;
  onMoved: () => Promise<unknown>;
}) => {
  const { t } = useTranslation();
  const [changed, setChanged] = useState<Record<string, string>>({});
  useUnsaved(Object.keys(changed).length > 0, t('minutes.head'));
  const save = useMutation({
    mutationFn: () =>
      sendOnce(`header ${minutes.id}`, changed, (clientId) =>
        callRoute(minutesRoutes.setMinutesHeader, {
          params: { minutes: minutes.id },
          body: { clientId, fields: changed },
        }),
      ),
    onSuccess: async () => {
      await onMoved();
      setChanged({});
    },
  });
  if (!minutes.may.edit) {
    return (
      <dl className={styles.facts}>
        {minutes.fields.map((field) => (
          <div key={field.key}>
            <dt>{field.label}</dt>
            <dd>
              {field.kind === 'day' && field.value
                ? formatDay(field.value)
                : field.value || t('minutes.blank')}
            </dd>
          </div>
        ))}
      </dl>
    );
  }
  return (
    <Card title={t('minutes.head')}>
      <RecordForm className={styles.form} onSend={() => save.mutate()}>
        <div className={styles.fields}>
          {minutes.fields.map((field) => {
            const value = changed[field.key] ?? field.value;
            const change = (next: string) => setChanged({ ...changed, [field.key]: next });
            return field.kind === 'choice' ? (
              <Select
                key={field.key}
                label={field.label}
                value={value}
                empty={t('minutes.blank')}
                options={(field.choices ?? []).map((choice) => ({ value: choice, label: choice }))}
                onChange={change}
              />
            ) : (
              <TextField
                key={field.key}
                label={field.label}
                type={field.kind === 'day' ? 'date' : 'text'}
                value={value}
                onChange={change}
                maxLength={500}
              />
            );
          })}
        </div>
        {save.error && <ErrorNotice error={save.error} textIsSafe />}
        <Button type="submit" isDisabled={save.isPending || Object.keys(changed).length === 0}>
          {Object.keys(changed).length === 0 ? t('minutes.headSaved') : t('minutes.saveHead')}
        </Button>
      </RecordForm>
    </Card>
  );
};
