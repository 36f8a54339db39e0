import { useQuery } from '@tanstack/react-query';
import { conferenceRoutes } from '#contracts/http/conferenceRoutes.ts';
import { callRoute } from '../../api/callRoute.ts';

/** The conferences of the position acted in. */
export const useConferences = () =>
  useQuery({
    queryKey: ['conferences'],
    queryFn: ({ signal }) => callRoute(conferenceRoutes.listConferences, {}, { signal }),
  });
