import { type ReactNode, Suspense } from 'react';
import { useSession } from '../features/session/SessionContext.ts';
import { Skeleton } from '../ui/Skeleton.tsx';

/** [FA2] The family has screens of its own, whatever address it came by; those who work here have theirs. */
export const Whose = ({ family, children }: { family: ReactNode; children: ReactNode }) => {
  const { session } = useSession();
  return session.account.family === true ? (
    <Suspense fallback={<Skeleton rows={6} />}>{family}</Suspense>
  ) : (
    children
  );
};
