import { useQuery } from '@tanstack/react-query';
import { sessionRoutes } from '#contracts/http/sessionRoutes.ts';
import { callRoute } from '../../api/callRoute.ts';
import { useSession } from './SessionContext.ts';

/** What waits in each of one's positions; asked only by who has several. */
export const useWaiting = () => {
  const { session } = useSession();
  return useQuery({
    queryKey: ['waiting'],
    queryFn: ({ signal }) => callRoute(sessionRoutes.countWaiting, {}, { signal }),
    enabled: session.positions.length > 1,
  });
};
