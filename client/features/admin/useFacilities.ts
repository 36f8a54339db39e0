import { useQuery } from '@tanstack/react-query';
import { facilityRoutes } from '#contracts/http/facilityRoutes.ts';
import type { FacilityId } from '#domain/ids.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { callRoute } from '../../api/callRoute.ts';
import { readAllPages } from '../../api/readAllPages.ts';

/** The facilities of one municipality, for choosing: all of them, by their reading. */
export const useFacilities = (municipality: MunicipalityCode) =>
  useQuery({
    queryKey: ['facilities', municipality],
    queryFn: async ({ signal }) => {
      const pages = await readAllPages((after: FacilityId | undefined) =>
        callRoute(
          facilityRoutes.listFacilities,
          { query: { municipality, ...(after && { after }) } },
          { signal },
        ),
      );
      const facilities = pages.flatMap((page) => page.facilities);
      return { facilities: facilities.sort((a, b) => a.kana.localeCompare(b.kana, 'ja')) };
    },
  });
