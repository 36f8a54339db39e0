import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { minutesRoutes } from '#contracts/http/minutesRoutes.ts';
import type { MinutesView } from '#contracts/http/minutesView.ts';
import { callRoute } from '../../api/callRoute.ts';
import { sendOnce } from '../../api/sendOnce.ts';
import { useDraft } from '../../app/useDraft.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatTime } from '../../ui/formatTime.ts';
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
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim()) supplement.mutate();
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
          {supplement.error && <ErrorNotice error={supplement.error} textIsSafe />}
          <Button type="submit" icon="plus" isDisabled={supplement.isPending}>
            {t('minutes.addSupplement')}
          </Button>
        </form>
      )}
    </Card>
  );
};
