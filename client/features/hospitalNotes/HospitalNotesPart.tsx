import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hospitalNoteRoutes } from '#contracts/http/hospitalNoteRoutes.ts';
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
import { emptyHospitalNote, useCorrection, useHospitalNoteDraft } from './useHospitalNoteDraft.ts';
import { WriteHospitalNote } from './WriteHospitalNote.tsx';

/** 入退院: word of each admission and discharge, newest first, and a new one. */
const HospitalNotesPart = ({ patient }: { patient: PatientView }) => {
  const { t } = useTranslation();
  const [draft] = useHospitalNoteDraft(patient.id);
  // What was begun is taken up again.
  const [writing, setWriting] = useState(draft !== emptyHospitalNote);
  const [correction, setCorrection] = useCorrection(patient.id);
  const notes = useInfiniteQuery({
    queryKey: ['hospital-notes', patient.id],
    queryFn: ({ signal, pageParam }) =>
      callRoute(
        hospitalNoteRoutes.listHospitalNotes,
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
            {t('hospitalNotes.write')}
          </Button>
        </div>
      )}
      {correction ? (
        <WriteHospitalNote
          key={correction.replaces}
          patient={patient}
          begun={correction}
          onClose={() => setCorrection(null)}
        />
      ) : (
        writing && (
          <WriteHospitalNote patient={patient} begun={emptyHospitalNote} onClose={() => setWriting(false)} />
        )
      )}
      {isRefused(notes) && <ErrorNotice error={notes.error} />}
      {notes.isPending && <Skeleton rows={3} />}
      {notes.data && found.length === 0 && !notes.hasNextPage && (
        <EmptyState
          icon="home"
          title={t(`hospitalNotes.absent.${absenceOf('hospital-notes', patient)}.what`)}
        >
          <p>{t(`hospitalNotes.absent.${absenceOf('hospital-notes', patient)}.next`)}</p>
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

export default HospitalNotesPart;
