import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { sessionRoutes } from '#contracts/http/sessionRoutes.ts';
import { asFailure } from '../../api/ApiFailure.ts';
import { callRoute } from '../../api/callRoute.ts';
import { csrfToken } from '../../api/csrfToken.ts';
import { connectRealtime, type Realtime } from '../../api/realtime.ts';
import { sessionLost } from '../../api/sessionLost.ts';
import { shownPosition } from '../../api/shownPosition.ts';
import { forgetFieldSavers } from '../../app/fieldSavers.ts';
import { forgetUnsaved } from '../../app/unsaved.ts';
import { forgetDrafts } from '../../app/useDraft.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { closeAllChannels } from '../channel/channelRegistry.ts';
import { Ending } from './Ending.tsx';
import { keepPlace } from './keepPlace.ts';
import { MovedPosition } from './MovedPosition.tsx';
import { otherTabs } from './otherTabs.ts';
import { RetryLater } from './RetryLater.tsx';
import { SessionContext } from './SessionContext.ts';
import type { SignedIn } from './SignedIn.ts';
import { SignIn } from './SignIn.tsx';
import { type SessionEvent, type SessionState, stepSession } from './sessionState.ts';
import { useActivity } from './useActivity.ts';

const ASK_AGAIN_MS = 3_000;

/** Nobody sees a screen without a session; when it ends, by whatever door that is learnt, the screen clears. */
export const Session = ({ children }: { children: ReactNode }) => {
  const queries = useQueryClient();
  const [state, setState] = useState<SessionState>({ phase: 'asking' });
  const [realtime, setRealtime] = useState<Realtime | null>(null);
  const known = useRef<SessionState>(state);
  const lastAccount = useRef<string | null>(null);
  const open = useRef<Realtime | null>(null);

  const clear = useCallback(() => {
    keepPlace.remember();
    closeAllChannels();
    open.current?.close();
    open.current = null;
    queries.clear();
  }, [queries]);

  const enter = useCallback((session: SignedIn) => {
    csrfToken.current = session.csrf;
    // What was typed as one position is never sent as another.
    if (shownPosition.current !== session.position) forgetFieldSavers();
    shownPosition.current = session.position;
    // Words that another person left unsent in this tab are none of this one's business.
    if (lastAccount.current !== null && lastAccount.current !== session.account.id) {
      forgetDrafts();
      keepPlace.forget();
    }
    lastAccount.current = session.account.id;
    open.current?.close();
    open.current = connectRealtime();
    setRealtime(open.current);
    keepPlace.restore();
  }, []);

  const take = useCallback(
    (event: SessionEvent): void => {
      const step = stepSession(known.current, event);
      known.current = step.state;
      for (const effect of step.effects) {
        if (effect === 'clear') clear();
        if (effect === 'enter' && step.state.phase === 'in') enter(step.state.session);
        if (effect === 'ask') void ask(take);
        if (effect === 'ask-later') setTimeout(() => void ask(take), ASK_AGAIN_MS);
      }
      setState(step.state);
    },
    [clear, enter],
  );

  useEffect(() => void ask(take), [take]);
  useEffect(() => sessionLost.onLost((code) => take({ kind: 'lost', code })), [take]);
  // Signed in again in another tab: this one goes on as well, without asking for the password once more.
  useEffect(
    () =>
      otherTabs.onSignedIn(() => {
        if (known.current.phase === 'out') void ask(take);
      }),
    [take],
  );
  useActivity(realtime);

  const session = state.phase === 'in' ? state.session : null;
  const current = useMemo(
    () =>
      session === null || realtime === null
        ? null
        : {
            session,
            realtime,
            renew: (next: SignedIn) => take({ kind: 'renewed', session: next }),
            signOut: async () => {
              await callRoute(sessionRoutes.signOut, {}).catch(() => undefined);
              take({ kind: 'left' });
              forgetDrafts();
              forgetUnsaved();
              keepPlace.forget();
            },
          },
    [session, realtime, take],
  );

  if (state.phase === 'asking') return <Skeleton rows={6} />;
  if (state.phase === 'away') {
    return (
      <RetryLater onRetry={() => void ask(take)}>
        <ErrorNotice error={state.error} />
      </RetryLater>
    );
  }
  const signedIn = () => {
    otherTabs.tellSignedIn();
    void ask(take);
  };
  if (state.phase === 'out' || current === null)
    return <SignIn why={state.phase === 'out' ? state.why : null} onSignedIn={signedIn} />;
  return (
    <SessionContext value={current}>
      {children}
      <Ending key={current.session.session} onSignedIn={signedIn} />
      {state.moved !== null && state.moved !== 'asking' && (
        <MovedPosition shown={state.session} moved={state.moved} onChosen={current.renew} />
      )}
    </SessionContext>
  );
};

/** Asks the server who is signed in, and says what it answered. */
const ask = async (take: (event: SessionEvent) => void): Promise<void> => {
  try {
    take({ kind: 'answered', session: await callRoute(sessionRoutes.getSession, {}) });
  } catch (thrown) {
    const { code } = asFailure(thrown);
    take(code === 'A-02' || code === 'L-02' ? { kind: 'refused' } : { kind: 'unreachable', error: thrown });
  }
};
