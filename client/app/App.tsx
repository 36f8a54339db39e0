import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Suspense } from 'react';
import { Router } from 'wouter';
import { isFinal } from '../api/isFinal.ts';
import { CallProvider } from '../features/conferences/layer/CallProvider.tsx';
import { Session } from '../features/session/Session.tsx';
import { FaultBoundary } from './FaultBoundary.tsx';
import { LeaveDialog } from './LeaveDialog.tsx';
import { Layout } from './layout/Layout.tsx';
import { lazyPart } from './lazyPart.tsx';
import { Screens } from './Screens.tsx';
import { useGuardedLocation } from './useGuardedLocation.ts';

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

/** One-time links: of an empty house, and of who chooses a new password. Nobody is signed in there. */
const linked = {
  '/first-operator': lazyPart(() => import('../features/session/FirstOperator.tsx')),
  '/new-password': lazyPart(() => import('../features/session/NewPassword.tsx')),
};
const isLinked = (path: string): path is keyof typeof linked => path in linked && location.hash.length > 1;

const Linked = ({ path }: { path: keyof typeof linked }) => {
  const Page = linked[path];
  return (
    <Suspense>
      <Page />
    </Suspense>
  );
};

export const App = () => (
  <FaultBoundary>
    <QueryClientProvider client={queries}>
      {isLinked(location.pathname) ? (
        <Linked path={location.pathname} />
      ) : (
        <Router hook={useGuardedLocation}>
          <Session>
            <CallProvider>
              <Layout>
                <Screens />
              </Layout>
            </CallProvider>
          </Session>
          <LeaveDialog />
        </Router>
      )}
    </QueryClientProvider>
  </FaultBoundary>
);
