import { useTranslation } from 'react-i18next';
import type * as z from 'zod/mini';
import type { patientLine } from '#contracts/http/patientView.ts';
import { Badge } from '../../ui/Badge.tsx';
import { CrossingMark } from '../../ui/CrossingMark.tsx';
import { callPatient } from '../../ui/callPatient.ts';
import { ListRow } from '../../ui/ListRow.tsx';

interface PatientRowProps {
  patient: z.infer<typeof patientLine>;
  unread: number;
}

export const PatientRow = ({ patient, unread }: PatientRowProps) => {
  const { t } = useTranslation();
  const details = [patient.kana, t('common.age', { age: patient.age }), t(`vocabulary.sex.${patient.sex}`)];
  return (
    <ListRow
      to={`/patients/${patient.id}`}
      title={callPatient(t, patient.name)}
      line={[...details, patient.home.name].filter(Boolean).join('・')}
      unread={unread > 0}
      marks={
        <>
          {unread > 0 && (
            <Badge tone="key" icon="chat">
              {t('common.unread_count', { count: unread })}
            </Badge>
          )}
          {patient.crossing && <CrossingMark municipality={patient.home.name} />}
          {patient.readOnly && <Badge icon="lock">{t('patients.readOnly')}</Badge>}
        </>
      }
    />
  );
};
