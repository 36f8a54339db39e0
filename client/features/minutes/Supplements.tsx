import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { minutesRoutes } from '#contracts/http/minutesRoutes.ts';
import type { MinutesView } from '#contracts/http/minutesView.ts';
import type { LaterChange } from '#contracts/laterChange.ts';
import { callRoute } from '../../api/callRoute.ts';
import { sendOnce } from '../../api/sendOnce.ts';
import { useDraft } from '../../app/useDraft.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { RecordForm } from '../../ui/RecordForm.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useTimeFormat } from '../../ui/useTimeFormat.ts';
import { LaterChanges } from './LaterChanges.tsx';
import styles from './Minutes.module.css';
import { Person } from './Person.tsx';

const maxLength = 4_000;

/** 追記: a record of its own beside the sealed one. */
export const Supplements = ({
  minutes,
  onMoved,
}: {
  minutes: MinutesView;
  onMoved: () => Promise<unknown>;
}) => {
  const { t } = useTranslation();
  const { formatTime } = useTimeFormat();
  const [asking, setAsking] = useState(false);
  const [text, setText] = useDraft(`supplement ${minutes.id}`, '');
  const [takes, setTakes] = useDraft<readonly string[]>(`supplement takes ${minutes.id}`, []);
  const supplement = useMutation({
    mutationFn: () =>
      sendOnce(`supplement ${minutes.id}`, { text, takes }, (clientId) =>
        callRoute(minutesRoutes.supplementMinutes, {
          params: { minutes: minutes.id },
          body: { clientId, text, takes: [...takes] },
        }),
      ),
    onSuccess: async () => {
      setText(null);
      setTakes(null);
      setAsking(false);
      await onMoved();
    },
  });
  if (minutes.state !== 'finalised') return null;
  if (minutes.supplements.length + minutes.leftOut.length === 0 && !minutes.may.supplement) return null;
  const takeOver = (change: LaterChange) => {
    const taken = minutes.supplements.find((one) => one.takes.includes(change.key));
    if (taken) return <Badge tone="success">{t('minutes.later.taken', { n: taken.n })}</Badge>;
    if (!minutes.may.supplement) return null;
    const words = t('minutes.later.quote', {
      label: change.label,
      names: change.by.map(({ name }) => name).join('、'),
      text: change.after || t('minutes.later.removed'),
    });
    const next = text === '' ? words : `${text}\n${words}`;
    const isThere = takes.includes(change.key);
    return (
      <Button
        look="text"
        size="small"
        icon="plus"
        isDisabled={isThere || next.length > maxLength}
        onPress={() => {
          setText(next);
          setTakes([...takes, change.key]);
        }}
      >
        {t(isThere ? 'minutes.later.isTaken' : 'minutes.later.take')}
      </Button>
    );
  };
  return (
    <Card title={t('minutes.supplements')}>
      <ul>
        {minutes.supplements.map((one) => (
          <li key={one.n} className={styles.comment}>
            <span>
              <Person person={one.by} /> <small>{formatTime(one.at)}</small>
              {one.writers.length > 0 && ` ${t('minutes.later.writers', { names: one.writers.join('、') })}`}
            </span>
            <p className={styles.words}>{one.text}</p>
          </li>
        ))}
      </ul>
      {minutes.leftOut.length > 0 && (
        <section>
          <h3>{t('minutes.later.proposals')}</h3>
          <p>{t('minutes.later.proposalsHelp')}</p>
          <LaterChanges changes={minutes.leftOut} tools={takeOver} />
        </section>
      )}
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
            onChange={(value) => {
              setText(value || null);
              if (value === '') setTakes(null);
            }}
            maxLength={maxLength}
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
