import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { facilityRoutes } from '#contracts/http/facilityRoutes.ts';
import { statusPurposes } from '#contracts/http/noticeRoutes.ts';
import type { FacilityId } from '#domain/ids.ts';
import { facilityKinds } from '#domain/vocabulary/facilityKinds.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { callRoute } from '../../api/callRoute.ts';
import { Choice } from '../../ui/Choice.tsx';
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Message } from '../../ui/Message.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ReachLists } from '../notices/ReachLists.tsx';
import { useMunicipalities } from '../session/useMunicipalities.ts';

export const statusScopes = ['none', 'home', 'everywhere'] as const;
export interface StatusTold {
  readonly scope: (typeof statusScopes)[number];
  readonly purpose: (typeof statusPurposes)[number];
}

/** 届く範囲 of what is chosen; nothing is asked while it is to be told to nobody. */
export const useStatusReach = (
  facility: { readonly id: FacilityId; readonly municipality: { readonly code: string } },
  { scope, purpose }: StatusTold,
) => {
  const known = useMunicipalities();
  const all = known.data?.map(({ code }) => code) ?? [];
  const municipalities = scope === 'home' ? [facility.municipality.code as MunicipalityCode] : all;
  const audience = { facilityKinds: [...facilityKinds], municipalities };
  const reach = useQuery({
    queryKey: ['statusReach', facility.id, purpose, municipalities],
    queryFn: ({ signal }) =>
      callRoute(
        facilityRoutes.previewFacilityStatus,
        { params: { facility: facility.id }, body: { purpose, audience } },
        { signal },
      ),
    gcTime: 0,
    enabled: scope !== 'none' && municipalities.length > 0,
  });
  return { audience, reach };
};

interface StatusAudienceProps extends Pick<ReturnType<typeof useStatusReach>, 'reach'> {
  told: StatusTold;
  onChange: (to: StatusTold) => void;
}

/** Who is told of a state, and what for: nobody, the own municipality, or all whom an agreement lets it reach. */
export const StatusAudience = ({ told, onChange, reach }: StatusAudienceProps) => {
  const { t } = useTranslation();
  return (
    <>
      <ChoiceGroup legend={t('admin.status.tell')} required>
        {statusScopes.map((scope) => (
          <Choice
            key={scope}
            kind="radio"
            name="scope"
            checked={told.scope === scope}
            onChange={() => onChange({ ...told, scope })}
          >
            {t(`admin.status.scopes.${scope}`)}
          </Choice>
        ))}
      </ChoiceGroup>
      {told.scope !== 'none' && (
        <>
          <ChoiceGroup legend={t('notices.purpose')} required>
            {statusPurposes.map((purpose) => (
              <Choice
                key={purpose}
                kind="radio"
                name="purpose"
                checked={told.purpose === purpose}
                onChange={() => onChange({ ...told, purpose })}
              >
                {t(`vocabulary.purpose.${purpose}`)}
              </Choice>
            ))}
          </ChoiceGroup>
          {reach.error && <ErrorNotice error={reach.error} textIsSafe />}
          {reach.isPending && <Skeleton />}
          {reach.data?.people === 0 && (
            <Message tone="warning">
              <p>{t('notices.reachesNobody')}</p>
            </Message>
          )}
          {reach.data && <ReachLists reach={reach.data} />}
        </>
      )}
    </>
  );
};
