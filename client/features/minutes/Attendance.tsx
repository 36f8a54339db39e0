import { useTranslation } from 'react-i18next';
import { minutesRoutes } from '#contracts/http/minutesRoutes.ts';
import type { MinutesView } from '#contracts/http/minutesView.ts';
import { callRoute } from '../../api/callRoute.ts';
import { useFieldSaver } from '../../app/useFieldSaver.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { useTimeFormat } from '../../ui/useTimeFormat.ts';
import styles from './Minutes.module.css';
import { Person } from './Person.tsx';
import { RowActions } from './RowActions.tsx';
import { RowTools } from './RowTools.tsx';
import { rowWrite } from './rowWrite.ts';
import { SavedField } from './SavedField.tsx';
import { StruckRows } from './StruckRows.tsx';
import { type OpenRow, useOpenRows } from './useOpenRows.ts';

type Attendee = MinutesView['attendance']['entered'][number];
interface AttendanceProps {
  minutes: MinutesView;
  onMoved: () => Promise<unknown>;
}

const categories = ['self', 'family', 'in-person'] as const;
const empty = { category: '', name: '', affiliation: '' };

/** 出席者: accounts come from the room and nobody can type them; others are entered by the holder, and marked so. */
export const Attendance = ({ minutes, onMoved }: AttendanceProps) => {
  const { t } = useTranslation();
  const { formatTimes } = useTimeFormat();
  const { inRoom, entered } = minutes.attendance;
  const rows = useOpenRows(`attendee ${minutes.id}`, entered);
  const mayWrite = minutes.may.hold && minutes.state !== 'finalised';
  const written = (open: OpenRow<Attendee>) => (
    <li key={open.key}>
      <AttendeeFields minutes={minutes} onMoved={onMoved} open={open} />
    </li>
  );
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
            <span>{formatTimes(one.joinedAt, one.leftAt, t('minutes.stillThere'))}</span>
          </li>
        ))}
        {[
          ...entered.map((one) => {
            const open = mayWrite ? rows.openOf(one) : null;
            if (open) return written(open);
            return (
              <li key={one.first} className={styles.line}>
                <b>{one.name}</b> {one.affiliation}
                <Badge icon="pen">{t(`minutes.categories.${one.category}`)}</Badge>
                <span>{t('minutes.enteredBy', { name: one.by.name })}</span>
                {mayWrite && (
                  <RowActions
                    name={one.name}
                    correct={() => rows.open(one)}
                    strike={() =>
                      callRoute(minutesRoutes.strikeAttendee, { params: { minutes: minutes.id, n: one.n } })
                    }
                    onMoved={onMoved}
                  />
                )}
              </li>
            );
          }),
          ...(mayWrite ? rows.others.map(written) : []),
        ]}
      </ul>
      <StruckRows minutes={minutes} row="attendee" />
      {mayWrite && (
        <Button icon="plus" onPress={rows.begin}>
          {t('minutes.addAttendee')}
        </Button>
      )}
    </Card>
  );
};

const AttendeeFields = ({ minutes, onMoved, open }: AttendanceProps & { open: OpenRow<Attendee> }) => {
  const { t } = useTranslation();
  const write = rowWrite(empty, open);
  const fields = useFieldSaver({
    key: open.key,
    what: t('minutes.attendance'),
    stored: write.stored,
    isWhole: ({ name = '', category = '' }) => name.trim() !== '' && category !== '',
    send: (values, seen, clientId) =>
      write.send(values, seen, ({ category, ...row }, correction) =>
        callRoute(minutesRoutes.enterAttendee, {
          params: { minutes: minutes.id },
          body: { ...row, ...correction, category: category as Attendee['category'], clientId },
        }),
      ),
    onSaved: onMoved,
  });
  return (
    <fieldset className={styles.row}>
      <legend>{t('minutes.attendeeOf', { name: fields.value('name') || t('minutes.nobodyNamed') })}</legend>
      <div className={styles.fields}>
        <SavedField
          fields={fields}
          name="category"
          label={t('minutes.category')}
          kind="choice"
          empty={t('minutes.choose')}
          options={categories.map((value) => ({ value, label: t(`minutes.categories.${value}`) }))}
          maxLength={20}
        />
        <SavedField fields={fields} name="name" label={t('common.name')} maxLength={80} isRequired />
        <SavedField fields={fields} name="affiliation" label={t('minutes.affiliation')} maxLength={120} />
      </div>
      <RowTools fields={fields} row={open} />
    </fieldset>
  );
};
