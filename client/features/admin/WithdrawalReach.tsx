import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { consentRoutes } from '#contracts/http/consentRoutes.ts';
import type { ConsentId } from '#domain/ids.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { callRoute } from '../../api/callRoute.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';

interface WithdrawalReachProps {
  municipality: MunicipalityCode;
  consent: ConsentId;
}

/** How many people a withdrawal would stop now, and of which city; asked anew each time that it is looked at. */
export const WithdrawalReach = ({ municipality, consent }: WithdrawalReachProps) => {
  const { t } = useTranslation();
  const reach = useQuery({
    queryKey: ['withdrawal', consent],
    queryFn: ({ signal }) =>
      callRoute(consentRoutes.previewWithdrawal, { params: { municipality, consent } }, { signal }),
    gcTime: 0,
    staleTime: 0,
  });
  if (reach.error) return <ErrorNotice error={reach.error} textIsSafe />;
  if (reach.data === undefined) return <Skeleton rows={1} />;
  const { people, municipalities } = reach.data;
  if (people === 0) return <p>{t('admin.withdrawStopsNobody')}</p>;
  return (
    <>
      <p>
        <strong>{t('admin.withdrawStops', { people })}</strong>
      </p>
      <ul>
        {municipalities.map((each) => (
          <li key={each.municipality.code}>
            {t('admin.withdrawStopsOf', { city: each.municipality.name, people: each.people })}
          </li>
        ))}
      </ul>
    </>
  );
};
