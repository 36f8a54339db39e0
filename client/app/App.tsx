import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { isFinal } from '../api/isFinal.ts';
import { Session } from '../features/session/Session.tsx';
import { FaultBoundary } from './FaultBoundary.tsx';
import { Layout } from './layout/Layout.tsx';
import { Screens } from './Screens.tsx';

const queries = new QueryClient({
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

const FirstOperator = lazy(() => import('../features/session/FirstOperator.tsx'));

/** The one-time link that an empty house prints; nobody has an account yet. */
const isFounding = () => location.pathname === '/first-operator' && location.hash.length > 1;

export const App = () => (
  <FaultBoundary>
    <QueryClientProvider client={queries}>
      {isFounding() ? (
        <Suspense>
          <FirstOperator />
        </Suspense>
      ) : (
        <Session>
          <Layout>
            <Screens />
          </Layout>
        </Session>
      )}
    </QueryClientProvider>
  </FaultBoundary>
);
