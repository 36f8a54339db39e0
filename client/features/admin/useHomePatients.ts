import { useQuery } from '@tanstack/react-query';
import { patientRoutes } from '#contracts/http/patientRoutes.ts';
import type { PatientId } from '#domain/ids.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { callRoute } from '../../api/callRoute.ts';
import { readAllPages } from '../../api/readAllPages.ts';

/** The patients that the municipality registered: all of them, by their reading. */
export const useHomePatients = (municipality: MunicipalityCode) =>
  useQuery({
    queryKey: ['homePatients', municipality],
    queryFn: async ({ signal }) => {
      const pages = await readAllPages((after: PatientId | undefined) =>
        callRoute(
          patientRoutes.listHomePatients,
          { params: { municipality }, query: after ? { after } : {} },
          { signal },
        ),
      );
      const patients = pages.flatMap((page) => page.patients);
      return { patients: patients.sort((a, b) => a.kana.localeCompare(b.kana, 'ja')) };
    },
  });
