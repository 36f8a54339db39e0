import { useQuery } from '@tanstack/react-query';
import { facilityRoutes } from '#contracts/http/facilityRoutes.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { callRoute } from '../../api/callRoute.ts';

/** The facilities of one municipality, for choosing. */
export const useFacilities = (municipality: MunicipalityCode) =>
  useQuery({
    queryKey: ['facilities', municipality],
    queryFn: ({ signal }) =>
      callRoute(facilityRoutes.listFacilities, { query: { municipality } }, { signal }),
  });
