import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { minutesRoutes } from '#contracts/http/minutesRoutes.ts';
import type { MinutesView } from '#contracts/http/minutesView.ts';
import { callRoute } from '../../api/callRoute.ts';
import { sendOnce } from '../../api/sendOnce.ts';
import { useDraft } from '../../app/useDraft.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { formatTime } from '../../ui/formatTime.ts';
import { RecordForm } from '../../ui/RecordForm.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './Minutes.module.css';
import { Person } from './Person.tsx';

/** 追記: a record of its own beside the sealed one. */
export const Supplements = ({
  minutes,
  onMoved,
}: {
  minutes: MinutesView;
  onMoved: () => Promise<unknown>;
}) => {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const [text, setText] = useDraft(`supplement ${minutes.id}`, '');
  const supplement = useMutation({
    mutationFn: () =>
      sendOnce(`supplement ${minutes.id}`, text, (clientId) =>
        callRoute(minutesRoutes.supplementMinutes, {
          params: { minutes: minutes.id },
          body: { clientId, text },
        }),
      ),
    onSuccess: async () => {
      setText(null);
      setAsking(false);
      await onMoved();
    },
  });
  if (minutes.state !== 'finalised') return null;
  if (minutes.supplements.length === 0 && !minutes.may.supplement) return null;
  return (
    <Card title={t('minutes.supplements')}>
      <ul>
        {minutes.supplements.map((one) => (
          <li key={one.n} className={styles.comment}>
            <span>
              <Person person={one.by} /> <small>{formatTime(one.at)}</small>
            </span>
            <p className={styles.words}>{one.text}</p>
          </li>
        ))}
      </ul>
      {minutes.may.supplement && (
        <RecordForm
          className={styles.form}
          onSend={() => {
            if (text.trim()) setAsking(true);
          }}
        >
          <TextField
            label={t('minutes.supplement')}
            help={t('minutes.supplementHelp')}
            rows={3}
            value={text}
            onChange={(value) => setText(value || null)}
            maxLength={4_000}
          />
          <Button type="submit" icon="plus" isDisabled={supplement.isPending}>
            {t('minutes.addSupplement')}
          </Button>
        </RecordForm>
      )}
      {minutes.may.supplement && (
        <ConfirmDialog
          title={t('minutes.supplementTitle')}
          isOpen={asking}
          onClose={() => setAsking(false)}
          action={t('minutes.supplementNow')}
          onConfirm={() => supplement.mutate()}
          work={supplement}
        >
          <p className={styles.words}>{text}</p>
          <p>{t('minutes.supplementWill')}</p>
        </ConfirmDialog>
      )}
    </Card>
  );
};
