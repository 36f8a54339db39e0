import { QueryClient } from '@tanstack/react-query';
import { isFinal } from '../api/isFinal.ts';

/** The answers of the house, for as long as they are shown or may be shown again. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (count, error) => count < 2 && !isFinal(error),
      staleTime: 5_000,
      // If a service was away for longer than the retries took, the screen mends itself when it is back.
      refetchInterval: ({ state }) => (state.status === 'error' && !isFinal(state.error) ? 10_000 : false),
    },
    mutations: { retry: false },
  },
});
