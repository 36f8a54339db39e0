import { QueryClient } from '@tanstack/react-query';
import { isFinal } from '../api/isFinal.ts';

/** What the house has answered, for as long as it is shown or may be shown again. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (count, error) => count < 2 && !isFinal(error),
      staleTime: 5_000,
      // A service that was away for longer than the retries: the screen mends itself when it is back.
      refetchInterval: ({ state }) => (state.status === 'error' && !isFinal(state.error) ? 10_000 : false),
    },
    mutations: { retry: false },
  },
});
