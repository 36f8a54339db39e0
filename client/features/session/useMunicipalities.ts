import { useQuery } from '@tanstack/react-query';
import { municipalityRoutes } from '#contracts/http/municipalityRoutes.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { callRoute } from '../../api/callRoute.ts';

/** The municipalities of the areas file: public data that changes by law only. */
export const useMunicipalities = () =>
  useQuery({
    queryKey: ['municipalities'],
    queryFn: async ({ signal }) => {
      const { municipalities } = await callRoute(municipalityRoutes.listMunicipalities, {}, { signal });
      return municipalities.map((one) => ({ ...one, code: one.code as MunicipalityCode }));
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
