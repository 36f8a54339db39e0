import { useTranslation } from 'react-i18next';
import { isRefused } from '../../api/isRefused.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useUnreadChannels } from '../home/useUnreadTotals.ts';
import { PatientRow } from './PatientRow.tsx';
import { StoppedPatients } from './StoppedPatients.tsx';
import { usePatients } from './usePatients.ts';

/** The unread first, then by kana as the server gave them; whose relation stands still, below, with the reason. */
export const PatientList = ({ q, empty }: { q: string; empty: string }) => {
  const { t } = useTranslation();
  const patients = usePatients(q);
  const unread = useUnreadChannels();
  const counts = new Map(unread.data?.channels.map((one) => [one.patient, one.unread]));
  const countOf = (id: string) => counts.get(id as never) ?? 0;
  const shown = [...(patients.data?.patients ?? [])].sort(
    (a, b) => Number(countOf(b.id) > 0) - Number(countOf(a.id) > 0),
  );
  if (isRefused(patients)) return <ErrorNotice error={patients.error} />;
  if (patients.isPending) return <Skeleton />;
  return (
    <>
      {q && <p role="status">{t('patients.searched', { q, count: shown.length })}</p>}
      {shown.length === 0 && <EmptyState icon="people" title={empty} />}
      {shown.length > 0 && (
        <ul>
          {shown.map((patient) => (
            <PatientRow key={patient.id} patient={patient} unread={countOf(patient.id)} />
          ))}
        </ul>
      )}
      {q && (patients.data?.stopped.length ?? 0) > 0 && <p>{t('patients.stoppedSearch')}</p>}
      <StoppedPatients stopped={patients.data?.stopped ?? []} />
    </>
  );
};
