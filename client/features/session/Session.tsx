import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { sessionRoutes } from '#contracts/http/sessionRoutes.ts';
import { asFailure } from '../../api/ApiFailure.ts';
import { callRoute } from '../../api/callRoute.ts';
import { csrfToken } from '../../api/csrfToken.ts';
import { connectRealtime, type Realtime } from '../../api/realtime.ts';
import { sessionLost } from '../../api/sessionLost.ts';
import { forgetUnsaved } from '../../app/unsaved.ts';
import { forgetDrafts } from '../../app/useDraft.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { closeAllChannels } from '../channel/channelRegistry.ts';
import { RetryLater } from './RetryLater.tsx';
import { SessionContext } from './SessionContext.ts';
import type { SignedIn } from './SignedIn.ts';
import { SignIn } from './SignIn.tsx';

type State =
  | { phase: 'asking' }
  | { phase: 'away'; error: unknown }
  | { phase: 'out'; ended: boolean }
  | { phase: 'in'; session: SignedIn; realtime: Realtime };

/** Nobody sees a screen without a session; when it ends, by whatever door that is learnt, the screen clears. */
export const Session = ({ children }: { children: ReactNode }) => {
  const queries = useQueryClient();
  const [state, setState] = useState<State>({ phase: 'asking' });
  const lastAccount = useRef<string | null>(null);

  const open = useRef<Realtime | null>(null);

  const clear = useCallback(() => {
    closeAllChannels();
    open.current?.close();
    open.current = null;
    queries.clear();
  }, [queries]);

  const enter = useCallback((session: SignedIn) => {
    csrfToken.current = session.csrf;
    // Words that another person left unsent in this tab are none of this one's business.
    if (lastAccount.current !== null && lastAccount.current !== session.account.id) forgetDrafts();
    lastAccount.current = session.account.id;
    open.current?.close();
    open.current = connectRealtime();
    setState({ phase: 'in', session, realtime: open.current });
  }, []);

  const ask = useCallback(async () => {
    try {
      enter(await callRoute(sessionRoutes.getSession, {}));
    } catch (thrown) {
      const { code } = asFailure(thrown);
      if (code === 'A-02' || code === 'L-02') setState({ phase: 'out', ended: false });
      else setState({ phase: 'away', error: thrown });
    }
  }, [enter]);

  useEffect(() => {
    void ask();
  }, [ask]);

  useEffect(
    () =>
      sessionLost.onLost(() => {
        clear();
        setState((before) => (before.phase === 'in' ? { phase: 'out', ended: true } : before));
      }),
    [clear],
  );

  const current = useMemo(
    () =>
      state.phase === 'in'
        ? {
            session: state.session,
            realtime: state.realtime,
            renew: (session: SignedIn) => {
              clear();
              enter(session);
            },
            signOut: async () => {
              await callRoute(sessionRoutes.signOut, {}).catch(() => undefined);
              clear();
              forgetDrafts();
              forgetUnsaved();
              setState({ phase: 'out', ended: false });
            },
          }
        : null,
    [state, clear, enter],
  );

  if (state.phase === 'asking') return <Skeleton rows={6} />;
  if (state.phase === 'away') {
    return (
      <RetryLater onRetry={() => void ask()}>
        <ErrorNotice error={state.error} />
      </RetryLater>
    );
  }
  if (current === null)
    return <SignIn ended={state.phase === 'out' && state.ended} onSignedIn={() => void ask()} />;
  return <SessionContext value={current}>{children}</SessionContext>;
};
