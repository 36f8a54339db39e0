import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { positionRoutes } from '#contracts/http/positionRoutes.ts';
import type { FacilityId } from '#domain/ids.ts';
import { callRoute } from '../../api/callRoute.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { MorePages } from '../../ui/MorePages.tsx';
import styles from './Admin.module.css';
import { ApplicationRow } from './ApplicationRow.tsx';
import { ApplyForPosition, type useApplication } from './ApplyForPosition.tsx';

interface FacilityApplicationsProps {
  facility: { readonly id: FacilityId };
  mayApply: boolean;
  form: ReturnType<typeof useApplication>;
}

/** What a facility has asked for, and what became of it; its manager asks for more. */
export const FacilityApplications = ({ facility, mayApply, form }: FacilityApplicationsProps) => {
  const { t } = useTranslation();
  const asked = useInfiniteQuery({
    queryKey: ['facilityApplications', facility.id],
    queryFn: ({ signal, pageParam }) =>
      callRoute(
        positionRoutes.listFacilityApplications,
        { params: { facility: facility.id }, query: pageParam === null ? {} : { after: pageParam } },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  const applications = asked.data?.pages.flatMap((page) => page.applications) ?? [];
  return (
    <>
      {(mayApply || applications.length > 0) && <h3>{t('rights.apply.list')}</h3>}
      {asked.error && <ErrorNotice error={asked.error} />}
      {mayApply && asked.data && applications.length === 0 && <p>{t('rights.apply.none')}</p>}
      <ul>
        {applications.map((one) => (
          <li key={one.id} className={styles.row}>
            <ApplicationRow application={one} />
          </li>
        ))}
      </ul>
      <MorePages list={asked} />
      {mayApply && <ApplyForPosition facility={facility.id} form={form} onSent={() => asked.refetch()} />}
    </>
  );
};
