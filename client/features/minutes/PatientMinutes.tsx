import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { conferenceRoutes } from '#contracts/http/conferenceRoutes.ts';
import { minutesRoutes } from '#contracts/http/minutesRoutes.ts';
import type { PatientView } from '#contracts/http/patientView.ts';
import { callRoute } from '../../api/callRoute.ts';
import { formDrafts } from '../../app/formDrafts.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ConferenceRow } from '../conferences/ConferenceRow.tsx';
import { PlanConference } from '../conferences/PlanConference.tsx';
import { absenceOf } from '../patients/absenceOf.ts';
import { MinutesRow } from './MinutesRow.tsx';

/** A patient's conferences to come and the minutes of those that were. */
const PatientMinutes = ({ patient }: { patient: PatientView }) => {
  const { t } = useTranslation();
  const [planning, setPlanning] = useState(() => formDrafts.begunAbout(`conference ${patient.id}`) !== null);
  const params = { patient: patient.id };
  const minutes = useQuery({
    queryKey: ['patientMinutes', patient.id],
    queryFn: ({ signal }) => callRoute(minutesRoutes.listPatientMinutes, { params }, { signal }),
  });
  const conferences = useQuery({
    queryKey: ['conferences', patient.id],
    // All that are open or to come are on the first page; what is over stands here as its minutes.
    queryFn: ({ signal }) =>
      callRoute(conferenceRoutes.listPatientConferences, { params, query: {} }, { signal }),
  });
  const coming = (conferences.data?.conferences ?? []).filter(
    (one) => one.state === 'planned' || one.state === 'open',
  );
  const lines = minutes.data?.minutes ?? [];
  return (
    <>
      {patient.acts.includes('hold-conference') && !planning && (
        <div>
          <Button icon="plus" onPress={() => setPlanning(true)}>
            {t('conferences.plan')}
          </Button>
        </div>
      )}
      {planning && <PlanConference patient={patient} onClose={() => setPlanning(false)} />}
      {coming.length > 0 && (
        <Card title={t('conferences.parts.planned')}>
          <ul>
            {coming.map((one) => (
              <ConferenceRow key={one.id} conference={one} />
            ))}
          </ul>
        </Card>
      )}
      {minutes.error && <ErrorNotice error={minutes.error} />}
      {minutes.isPending && <Skeleton />}
      {minutes.data && lines.length === 0 && (
        <EmptyState icon="pen" title={t(`minutes.absent.${absenceOf('minutes', patient)}`)} />
      )}
      {lines.length > 0 && (
        <ul>
          {lines.map((line) => (
            <MinutesRow key={line.id} line={line} />
          ))}
        </ul>
      )}
    </>
  );
};

export default PatientMinutes;
