import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { sessionRoutes } from '#contracts/http/sessionRoutes.ts';
import { asFailure } from '../../api/ApiFailure.ts';
import { callRoute } from '../../api/callRoute.ts';
import { csrfToken } from '../../api/csrfToken.ts';
import { connectRealtime, type Realtime } from '../../api/realtime.ts';
import { sessionLost } from '../../api/sessionLost.ts';
import { shownPosition } from '../../api/shownPosition.ts';
import { flushFieldSavers, forgetFieldSavers } from '../../app/fieldSavers.ts';
import { forgetUnsaved } from '../../app/unsaved.ts';
import { closeDevice, openDevice, resumeDevice } from '../../device/openDevice.ts';
import { watchDevice } from '../../device/watchDevice.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { closeAllChannels } from '../channel/channelRegistry.ts';
import { outbox } from '../outbox/outbox.ts';
import { Ending } from './Ending.tsx';
import { endSession } from './endSession.ts';
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
  const stopSending = useRef(() => {});

  const clear = useCallback(() => {
    keepPlace.remember();
    closeAllChannels();
    stopSending.current();
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
      keepPlace.forget();
      forgetFieldSavers();
    }
    lastAccount.current = session.account.id;
    stopSending.current();
    open.current?.close();
    open.current = connectRealtime();
    open.current.onConnection((connected) => connected && flushFieldSavers());
    // Without the session's token nothing can be sent; it comes with the line.
    stopSending.current = session.csrf === '' ? () => {} : outbox.start(open.current);
    setRealtime(open.current);
    keepPlace.restore();
  }, []);

  const take = useCallback(
    (event: SessionEvent): void => {
      const step = stepSession(known.current, event);
      const wasIn = known.current.phase === 'in';
      known.current = step.state;
      if (wasIn && step.state.phase === 'out') void closeDevice({ forget: false });
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
  const isIn = state.phase === 'in';
  useEffect(
    () =>
      isIn
        ? watchDevice(
            () => open.current?.isConnected() ?? false,
            () => sessionLost.tell(),
          )
        : undefined,
    [isIn],
  );
  // Entered without a line: once it is back, the house says whether the session stands, and gives its token.
  const isHalf = state.phase === 'in' && state.session.csrf === '';
  useEffect(
    () => (isHalf ? realtime?.onConnection((connected) => connected && void ask(take)) : undefined),
    [isHalf, realtime, take],
  );

  const session = state.phase === 'in' ? state.session : null;
  const current = useMemo(
    () =>
      session === null || realtime === null
        ? null
        : {
            session,
            realtime,
            renew: async (next: SignedIn) => {
              await openDevice(next);
              take({ kind: 'renewed', session: next });
            },
            signOut: async () => {
              await endSession.now().catch(() => undefined);
              await closeDevice({ forget: true });
              forgetFieldSavers();
              take({ kind: 'left' });
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
    void endSession.settled().then(() => ask(take));
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

/** Asks the server who is signed in, and says what it answered; what was left unsent is there before the screens are. */
const ask = async (take: (event: SessionEvent) => void): Promise<void> => {
  try {
    const session = await callRoute(sessionRoutes.getSession, {});
    if (await endSession.ifOwed(session)) return take({ kind: 'refused' });
    await openDevice(session);
    take({ kind: 'answered', session });
  } catch (thrown) {
    const { code } = asFailure(thrown);
    if (code === 'A-02' || code === 'L-02') {
      await closeDevice({ forget: false });
      return take({ kind: 'refused' });
    }
    // Without a line one goes on by what the device keeps, as long as the session can still stand.
    const session = code === 'N-01' ? await resumeDevice().catch(() => null) : null;
    take(session === null ? { kind: 'unreachable', error: thrown } : { kind: 'answered', session });
  }
};
