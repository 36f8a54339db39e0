import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { noticeRoutes } from '#contracts/http/noticeRoutes.ts';
import type { FacilityId, NoticeId } from '#domain/ids.ts';
import { callRoute } from '../../api/callRoute.ts';
import { Badge } from '../../ui/Badge.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useTimeFormat } from '../../ui/useTimeFormat.ts';

/** The people of one facility, asked for when they are wanted; the key below the receipts' own moves with it. */
export const FacilityPeople = ({ notice, facility }: { notice: NoticeId; facility: FacilityId }) => {
  const { t } = useTranslation();
  const { formatTime } = useTimeFormat();
  const people = useQuery({
    queryKey: ['noticeReceipts', notice, facility],
    queryFn: ({ signal }) =>
      callRoute(noticeRoutes.facilityReceipts, { params: { notice, facility } }, { signal }),
  });
  if (!people.data)
    return (
      <tr>
        <td colSpan={3}>{people.error ? <ErrorNotice error={people.error} /> : <Skeleton rows={1} />}</td>
      </tr>
    );
  return people.data.people.map((person) => (
    <tr key={`${person.name} ${person.profession}`}>
      <td>
        {person.name}({person.profession}) {person.left && <Badge>{t('notices.personLeft')}</Badge>}
      </td>
      <td colSpan={2}>
        {person.acknowledgedAt
          ? t('notices.personAcknowledged', { time: formatTime(person.acknowledgedAt) })
          : person.openedAt
            ? t('notices.personOpened', { time: formatTime(person.openedAt) })
            : t('notices.states.unread')}
        {person.remindedAt && !person.acknowledgedAt && (
          <> {t('notices.personReminded', { time: formatTime(person.remindedAt) })}</>
        )}
      </td>
    </tr>
  ));
};
