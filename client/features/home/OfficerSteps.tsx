import { Suspense } from 'react';
import { lazyPart } from '../../app/lazyPart.tsx';
import { useSession } from '../session/SessionContext.ts';
import { capacitiesOf } from '../session/SignedIn.ts';

const SetUpSteps = lazyPart(() => import('../admin/SetUpSteps.tsx'));

/** To the officer of a municipality that has just begun, ホーム says what to do first. */
export const OfficerSteps = () => {
  const { session } = useSession();
  const own = session.account.municipality;
  if (own === null || !capacitiesOf(session).includes('officer')) return null;
  return (
    <Suspense>
      <SetUpSteps municipality={own.code} />
    </Suspense>
  );
};
