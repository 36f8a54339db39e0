import { useQuery } from '@tanstack/react-query';
import { minutesRoutes } from '#contracts/http/minutesRoutes.ts';
import { callRoute } from '../../api/callRoute.ts';

/** 確認待ち. */
export const usePendingAttestations = () =>
  useQuery({
    queryKey: ['attestations'],
    queryFn: ({ signal }) => callRoute(minutesRoutes.listPendingAttestations, {}, { signal }),
  });
