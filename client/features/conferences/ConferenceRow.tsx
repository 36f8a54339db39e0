import { useTranslation } from 'react-i18next';
import type { ConferenceView } from '#contracts/http/conferenceRoutes.ts';
import { CrossingMark } from '../../ui/CrossingMark.tsx';
import { callPatient } from '../../ui/callPatient.ts';
import { ListRow } from '../../ui/ListRow.tsx';
import { useTimeFormat } from '../../ui/useTimeFormat.ts';
import { ConferenceStateBadge } from './ConferenceStateBadge.tsx';

export const ConferenceRow = ({ conference }: { conference: ConferenceView }) => {
  const { t } = useTranslation();
  const { formatTime } = useTimeFormat();
  const { holder } = conference;
  return (
    <ListRow
      to={`/conferences/${conference.id}`}
      title={conference.title}
      line={`${callPatient(t, conference.patient.name)}・${t(`conferences.kinds.${conference.kind}`)}・${holder.facility}`}
      time={formatTime(conference.startsAt)}
      marks={
        <>
          <ConferenceStateBadge state={conference.state} />
          {holder.crossing && <CrossingMark municipality={holder.municipality} />}
        </>
      }
    />
  );
};
