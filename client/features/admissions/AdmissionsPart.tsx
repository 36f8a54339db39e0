import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { admissionRoutes } from '#contracts/http/admissionRoutes.ts';
import type { PatientView } from '#contracts/http/patientView.ts';
import { callRoute } from '../../api/callRoute.ts';
import { isRefused } from '../../api/isRefused.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { MorePages } from '../../ui/MorePages.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { NoticeRow } from '../notices/NoticeRow.tsx';
import { absenceOf } from '../patients/absenceOf.ts';
import { emptyAdmission, useAdmissionDraft, useCorrection } from './useAdmissionDraft.ts';
import { WriteAdmission } from './WriteAdmission.tsx';

/** 入退院: word of each admission and discharge, newest first, and a new one. */
const AdmissionsPart = ({ patient }: { patient: PatientView }) => {
  const { t } = useTranslation();
  const [draft] = useAdmissionDraft(patient.id);
  // What was begun is taken up again.
  const [writing, setWriting] = useState(draft !== emptyAdmission);
  const [correction, setCorrection] = useCorrection(patient.id);
  const notes = useInfiniteQuery({
    queryKey: ['admissions', patient.id],
    queryFn: ({ signal, pageParam }) =>
      callRoute(
        admissionRoutes.listAdmissionNotes,
        { params: { patient: patient.id }, query: pageParam === null ? {} : { before: pageParam } },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  const mayTell = patient.acts.includes('tell-admission');
  const found = notes.data?.pages.flatMap((page) => page.notes) ?? [];
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
      {notes.data && found.length === 0 && !notes.hasNextPage && (
        <EmptyState icon="home" title={t(`admissions.absent.${absenceOf('admissions', patient)}.what`)}>
          <p>{t(`admissions.absent.${absenceOf('admissions', patient)}.next`)}</p>
        </EmptyState>
      )}
      {found.length > 0 && (
        <ul>
          {found.map((notice) => (
            <NoticeRow key={notice.id} notice={notice} />
          ))}
        </ul>
      )}
      <MorePages list={notes} />
    </>
  );
};

export default AdmissionsPart;
