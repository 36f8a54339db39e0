import { useTranslation } from 'react-i18next';
import { minutesRoutes } from '#contracts/http/minutesRoutes.ts';
import type { MinutesView } from '#contracts/http/minutesView.ts';
import { callRoute } from '../../api/callRoute.ts';
import { useFieldSaver } from '../../app/useFieldSaver.ts';
import { Card } from '../../ui/Card.tsx';
import { formatDay } from '../../ui/formatTime.ts';
import { FieldsTrouble } from './FieldsTrouble.tsx';
import styles from './Minutes.module.css';
import { SavedField } from './SavedField.tsx';
import { SavedState } from './SavedState.tsx';

interface HeaderFieldsProps {
  minutes: MinutesView;
  onMoved: () => Promise<unknown>;
}

/** The head of the form: to read, or, before 確定, fields that save themselves as the text does. */
export const HeaderFields = ({ minutes, onMoved }: HeaderFieldsProps) => {
  const { t } = useTranslation();
  if (minutes.may.edit) return <OpenFields minutes={minutes} onMoved={onMoved} />;
  return (
    <dl className={styles.details}>
      {minutes.fields.map((field) => (
        <div key={field.key}>
          <dt>{field.label}</dt>
          <dd>
            {field.kind === 'day' && field.value ? formatDay(field.value) : field.value || t('minutes.blank')}
          </dd>
        </div>
      ))}
    </dl>
  );
};

const OpenFields = ({ minutes, onMoved }: HeaderFieldsProps) => {
  const { t } = useTranslation();
  const fields = useFieldSaver({
    key: `header ${minutes.id}`,
    what: t('minutes.head'),
    stored: Object.fromEntries(
      minutes.fields.map(({ key, value, n, by, at }) => [
        key,
        { key, value, n, by: by?.name ?? '', at: at ?? '' },
      ]),
    ),
    send: (values, seen, clientId) =>
      callRoute(minutesRoutes.setMinutesHeader, {
        params: { minutes: minutes.id },
        body: {
          ...{ clientId, fields: values },
          replaces: Object.fromEntries(Object.keys(values).map((key) => [key, seen[key]?.n ?? 0])),
        },
      }),
    onSaved: onMoved,
  });
  return (
    <Card title={t('minutes.head')} aside={<SavedState of="fields" state={fields.state} />}>
      <div className={styles.fields}>
        {minutes.fields.map((field) => (
          <SavedField
            key={field.key}
            fields={fields}
            name={field.key}
            label={field.label}
            kind={field.kind}
            options={(field.choices ?? []).map((choice) => ({ value: choice, label: choice }))}
            empty={t('minutes.blank')}
            maxLength={500}
          />
        ))}
      </div>
      <FieldsTrouble fields={fields} />
    </Card>
  );
};
