import { useTranslation } from 'react-i18next';
import type { PatientId } from '#domain/ids.ts';
import { isRefused } from '../../api/isRefused.ts';
import { addWords } from '../../i18n/addWords.ts';
import { family } from '../../i18n/ja/family.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { FamilyPeople } from './FamilyPeople.tsx';
import { FamilyRoom } from './FamilyRoom.tsx';
import { OfficeFamily } from './OfficeFamily.tsx';
import { useFamilyRoom } from './useFamilyRoom.ts';

addWords({ family });

/** ご家族: the family's room on the patient's page, for the team; the care manager in charge invites here. */
const FamilyPart = ({ patient }: { patient: PatientId }) => {
  const { t } = useTranslation();
  const room = useFamilyRoom(patient);
  if (isRefused(room)) return <ErrorNotice error={room.error} />;
  if (!room.data) return <Skeleton rows={4} />;
  return (
    <>
      {room.data.people.length === 0 ? (
        <EmptyState icon="people" title={t('family.notBegun')}>
          <p>{t('family.notBegunNext')}</p>
        </EmptyState>
      ) : (
        <>
          <FamilyRoom room={room.data} />
          <FamilyPeople room={room.data} />
        </>
      )}
      {room.data.acts.includes('invite-family') && <OfficeFamily familyRoom={patient} />}
    </>
  );
};

export default FamilyPart;
