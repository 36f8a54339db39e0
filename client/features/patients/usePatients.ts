import { useQuery } from '@tanstack/react-query';
import { patientRoutes } from '#contracts/http/patientRoutes.ts';
import { callRoute } from '../../api/callRoute.ts';

/** Those in whose teams I am in the position acted in. */
export const usePatients = (q = '') =>
  useQuery({
    queryKey: ['patients', q],
    queryFn: ({ signal }) => callRoute(patientRoutes.listPatients, { query: q ? { q } : {} }, { signal }),
    placeholderData: (known) => known,
  });
