import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PatientId } from '#domain/ids.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { isRefused } from '../../api/isRefused.ts';
import { formDrafts } from '../../app/formDrafts.ts';
import { Button } from '../../ui/Button.tsx';
import { callPatient } from '../../ui/callPatient.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatDay } from '../../ui/formatTime.ts';
import { SearchSelect } from '../../ui/SearchSelect.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';

import { OfficeFamily } from '../family/OfficeFamily.tsx';
import { OfficeTeam } from './OfficeTeam.tsx';
import { PatientConsents } from './PatientConsents.tsx';
import { RegisterPatient } from './RegisterPatient.tsx';
import { useHomePatients } from './useHomePatients.ts';

/**
 * The patients of one's own municipality: registered, given a first team member, their consents kept. An officer sees
 * names and consents here, never content.
 */
export const PatientsPart = ({ municipality: code }: { municipality: string }) => {
  const { t } = useTranslation();
  const municipality = code as MunicipalityCode;
  // What was begun here and not sent is open again.
  const [chosen, setChosen] = useState<PatientId | ''>(() => formDrafts.begunAbout('consent') ?? '');
  const [registering, setRegistering] = useState(() => formDrafts.begunAbout('register-patient') !== null);
  const patients = useHomePatients(municipality);
  if (isRefused(patients)) return <ErrorNotice error={patients.error} />;
  if (!patients.data) return <Skeleton />;
  const all = patients.data.patients;
  const patient = all.find((one) => one.id === chosen);
  if (registering) {
    return (
      <RegisterPatient
        municipality={municipality}
        onClose={() => setRegistering(false)}
        onRegistered={async (id) => {
          await patients.refetch();
          setChosen(id);
          setRegistering(false);
        }}
      />
    );
  }
  return (
    <>
      <div>
        <Button
          look={all.length === 0 ? 'filled' : 'outlined'}
          icon="plus"
          onPress={() => setRegistering(true)}
        >
          {t('admin.patients.register')}
        </Button>
      </div>
      {all.length === 0 ? (
        <EmptyState icon="people" title={t('admin.noPatients')} />
      ) : (
        <SearchSelect
          label={t('admin.patient')}
          help={t('admin.patients.chooseHelp')}
          value={chosen}
          empty={t('admin.choosePatient')}
          options={all.map((one) => ({
            value: one.id,
            label: `${callPatient(t, one.name)}（${[one.kana, formatDay(one.birth)].filter(Boolean).join('・')}）`,
          }))}
          onChange={setChosen}
        />
      )}
      {patient && (
        <>
          <h2>{callPatient(t, patient.name)}</h2>
          <OfficeTeam
            key={`team ${patient.id}`}
            municipality={municipality}
            patient={patient}
            onStarted={() => patients.refetch()}
          />
          <PatientConsents
            key={patient.id}
            municipality={municipality}
            patient={patient.id}
            name={patient.name}
          />
          <OfficeFamily key={`family ${patient.id}`} familyRoom={patient.id} />
        </>
      )}
    </>
  );
};
