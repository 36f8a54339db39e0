import { QueryClientProvider } from '@tanstack/react-query';
import { Suspense } from 'react';
import { Router } from 'wouter';
import { CallProvider } from '../features/conferences/layer/CallProvider.tsx';
import { Session } from '../features/session/Session.tsx';
import { FaultBoundary } from './FaultBoundary.tsx';
import { LeaveDialog } from './LeaveDialog.tsx';
import { Layout } from './layout/Layout.tsx';
import { lazyPart } from './lazyPart.tsx';
import { queries } from './queries.ts';
import { Screens } from './Screens.tsx';
import { useGuardedLocation } from './useGuardedLocation.ts';
import { Whose } from './Whose.tsx';

/** One-time links: that of an empty house, and those by which somebody chooses a new password. They sign nobody in. */
const linked = {
  '/first-operator': lazyPart(() => import('../features/session/FirstOperator.tsx')),
  '/new-password': lazyPart(() => import('../features/session/NewPassword.tsx')),
};
const FamilyApp = lazyPart(() => import('../features/family/FamilyApp.tsx'));
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
            <Whose family={<FamilyApp />}>
              <CallProvider>
                <Layout>
                  <Screens />
                </Layout>
              </CallProvider>
            </Whose>
          </Session>
          <LeaveDialog />
        </Router>
      )}
    </QueryClientProvider>
  </FaultBoundary>
);
