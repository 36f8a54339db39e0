import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { admissionRoutes } from '#contracts/http/admissionRoutes.ts';
import type { PatientView } from '#contracts/http/patientView.ts';
import { callRoute } from '../../api/callRoute.ts';
import { isRefused } from '../../api/isRefused.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { NoticeRow } from '../notices/NoticeRow.tsx';
import { emptyAdmission, useAdmissionDraft, useCorrection } from './useAdmissionDraft.ts';
import { WriteAdmission } from './WriteAdmission.tsx';

/** 入退院: word of each admission and discharge, newest first, and a new one. */
const AdmissionsPart = ({ patient }: { patient: PatientView }) => {
  const { t } = useTranslation();
  const [draft] = useAdmissionDraft(patient.id);
  // What was begun is taken up again.
  const [writing, setWriting] = useState(draft !== emptyAdmission);
  const [correction, setCorrection] = useCorrection(patient.id);
  const notes = useQuery({
    queryKey: ['admissions', patient.id],
    queryFn: ({ signal }) =>
      callRoute(admissionRoutes.listAdmissionNotes, { params: { patient: patient.id } }, { signal }),
  });
  const mayTell = patient.acts.includes('tell-admission');
  const found = notes.data?.notes ?? [];
  return (
    <>
      {mayTell && !writing && !correction && (
        <div>
          <Button look="filled" icon="plus" onPress={() => setWriting(true)}>
            {t('admissions.write')}
          </Button>
        </div>
      )}
      {correction ? (
        <WriteAdmission
          key={correction.replaces}
          patient={patient}
          begun={correction}
          onClose={() => setCorrection(null)}
        />
      ) : (
        writing && (
          <WriteAdmission patient={patient} begun={emptyAdmission} onClose={() => setWriting(false)} />
        )
      )}
      {isRefused(notes) && <ErrorNotice error={notes.error} />}
      {notes.isPending && <Skeleton rows={3} />}
      {notes.data && found.length === 0 && (
        <EmptyState icon="home" title={t('admissions.empty')}>
          <p>{t(mayTell ? 'admissions.emptyNext' : 'admissions.notMine')}</p>
        </EmptyState>
      )}
      {found.length > 0 && (
        <ul>
          {found.map((notice) => (
            <NoticeRow key={notice.id} notice={notice} />
          ))}
        </ul>
      )}
    </>
  );
};

export default AdmissionsPart;
