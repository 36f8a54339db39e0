import { useInfiniteQuery } from '@tanstack/react-query';
import { conferenceRoutes } from '#contracts/http/conferenceRoutes.ts';
import { callRoute } from '../../api/callRoute.ts';

/** The conferences of the position acted in: the first page has all that are open or to come. */
export const useConferences = () =>
  useInfiniteQuery({
    queryKey: ['conferences'],
    queryFn: ({ signal, pageParam }) =>
      callRoute(
        conferenceRoutes.listConferences,
        { query: pageParam === null ? {} : { before: pageParam } },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    select: ({ pages }) => pages.flatMap((page) => page.conferences),
  });
