import { useQuery } from '@tanstack/react-query';
import { tellingRoutes } from '#contracts/http/tellingRoutes.ts';
import { callRoute } from '../../api/callRoute.ts';

/** What one is told of rights that changed, and has not marked as seen. */
export const useTellings = () =>
  useQuery({
    queryKey: ['tellings'],
    queryFn: ({ signal }) => callRoute(tellingRoutes.listTellings, {}, { signal }),
  });
