import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { minutesRoutes } from '#contracts/http/minutesRoutes.ts';
import type { MinutesView } from '#contracts/http/minutesView.ts';
import { callRoute } from '../../api/callRoute.ts';
import { sendOnce } from '../../api/sendOnce.ts';
import { useUnsaved } from '../../app/unsaved.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatClock } from '../../ui/formatTime.ts';
import { RecordForm } from '../../ui/RecordForm.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './Minutes.module.css';
import { Person } from './Person.tsx';

const categories = ['self', 'family', 'in-person'] as const;
type Category = (typeof categories)[number];

/** 出席者: accounts come from the room and nobody can type them; others are entered by the holder, and marked so. */
export const Attendance = ({
  minutes,
  onMoved,
}: {
  minutes: MinutesView;
  onMoved: () => Promise<unknown>;
}) => {
  const { t } = useTranslation();
  const { inRoom, entered } = minutes.attendance;
  const params = { minutes: minutes.id };
  const [category, setCategory] = useState<Category>('self');
  const [name, setName] = useState('');
  const [striking, setStriking] = useState<(typeof entered)[number] | null>(null);
  const [affiliation, setAffiliation] = useState('');
  const enter = useMutation({
    mutationFn: () =>
      sendOnce(`attendee ${minutes.id}`, { category, name, affiliation }, (clientId) =>
        callRoute(minutesRoutes.enterAttendee, { params, body: { clientId, category, name, affiliation } }),
      ),
    onSuccess: async () => {
      setName('');
      setAffiliation('');
      await onMoved();
    },
  });
  useUnsaved(name !== '' || affiliation !== '', t('minutes.addAttendee'));
  const strike = useMutation({
    mutationFn: (n: number) => callRoute(minutesRoutes.strikeAttendee, { params: { ...params, n } }),
    onSuccess: async () => {
      setStriking(null);
      await onMoved();
    },
  });
  const open = minutes.may.hold && minutes.state !== 'finalised';
  return (
    <Card title={t('minutes.attendance')}>
      {inRoom.length + entered.length === 0 && (
        <p>{t(minutes.state === 'finalised' ? 'minutes.nobody' : 'minutes.nobodyYet')}</p>
      )}
      <ul>
        {inRoom.map((one) => (
          <li key={`${one.person.position} ${one.joinedAt}`} className={styles.line}>
            <Person person={one.person} />
            <Badge tone="success" icon="video">
              {t('minutes.fromRoom')}
            </Badge>
            <span>
              {formatClock(one.joinedAt)}–{one.leftAt ? formatClock(one.leftAt) : t('minutes.stillThere')}
            </span>
          </li>
        ))}
        {entered.map((one) => (
          <li key={one.n} className={styles.line}>
            <b>{one.name}</b> {one.affiliation}
            <Badge icon="pen">{t(`minutes.categories.${one.category}`)}</Badge>
            <span>{t('minutes.enteredBy', { name: one.by.name })}</span>
            {open && (
              <Button look="text" size="small" onPress={() => setStriking(one)}>
                {t('minutes.strike')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ConfirmDialog
        title={t('minutes.strikeTitle', { name: striking?.name ?? '' })}
        isOpen={striking !== null}
        onClose={() => setStriking(null)}
        action={t('minutes.strike')}
        onConfirm={() => striking && strike.mutate(striking.n)}
        work={strike}
        isDangerous
      >
        <p>{t('minutes.strikeHelp')}</p>
      </ConfirmDialog>
      {open && (
        <RecordForm
          className={styles.form}
          onSend={() => {
            if (name.trim()) enter.mutate();
          }}
        >
          <h3>{t('minutes.addAttendee')}</h3>
          <div className={styles.fields}>
            <Select
              label={t('minutes.category')}
              value={category}
              options={categories.map((value) => ({ value, label: t(`minutes.categories.${value}`) }))}
              onChange={setCategory}
            />
            <TextField label={t('common.name')} value={name} onChange={setName} maxLength={80} isRequired />
            <TextField
              label={t('minutes.affiliation')}
              value={affiliation}
              onChange={setAffiliation}
              maxLength={120}
            />
          </div>
          {enter.error && <ErrorNotice error={enter.error} textIsSafe />}
          <Button type="submit" icon="plus" isDisabled={enter.isPending}>
            {t('minutes.addAttendee')}
          </Button>
        </RecordForm>
      )}
    </Card>
  );
};
