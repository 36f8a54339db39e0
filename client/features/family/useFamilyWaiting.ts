import { useQuery } from '@tanstack/react-query';
import { familyWaitingRoutes } from '#contracts/http/familyWaitingRoutes.ts';
import { callRoute } from '../../api/callRoute.ts';

/** [FA7] Where a family waits for an answer that is this position's to give. */
export const useFamilyWaiting = () =>
  useQuery({
    queryKey: ['familyWaiting'],
    queryFn: ({ signal }) => callRoute(familyWaitingRoutes.listFamilyWaiting, {}, { signal }),
  });
