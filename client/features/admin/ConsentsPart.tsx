import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { patientRoutes } from '#contracts/http/patientRoutes.ts';
import type { PatientId } from '#domain/ids.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { callRoute } from '../../api/callRoute.ts';
import { callPatient } from '../../ui/callPatient.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Select } from '../../ui/Select.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { PatientConsents } from './PatientConsents.tsx';

/** Consents of the patients of one's own municipality. An officer sees names and consents here, never content. */
export const ConsentsPart = ({ municipality: code }: { municipality: string }) => {
  const { t } = useTranslation();
  const municipality = code as MunicipalityCode;
  const [patient, setPatient] = useState<PatientId | ''>('');
  const patients = useQuery({
    queryKey: ['homePatients', municipality],
    queryFn: ({ signal }) =>
      callRoute(patientRoutes.listHomePatients, { params: { municipality } }, { signal }),
  });
  if (patients.error) return <ErrorNotice error={patients.error} />;
  if (!patients.data) return <Skeleton />;
  const all = patients.data.patients;
  if (all.length === 0) return <EmptyState icon="people" title={t('admin.noPatients')} />;
  return (
    <>
      <Select
        label={t('admin.patient')}
        value={patient}
        empty={t('admin.choosePatient')}
        options={all.map((one) => ({
          value: one.id,
          label: `${callPatient(t, one.name)}(${one.kana}・${one.birth})`,
        }))}
        onChange={setPatient}
      />
      {patient && <PatientConsents key={patient} municipality={municipality} patient={patient} />}
    </>
  );
};
