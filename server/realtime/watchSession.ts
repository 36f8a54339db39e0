import type { LiveSession, SessionReader } from '#access/sessionReader.ts';
import type { Clock } from '#platform/clock.ts';

export type SessionEnd = 'ended' | 'moved' | 'unknown';

export interface WatchedSession {
  /** Reads the session again now: something about it or its account has changed. */
  recheck(): Promise<void>;
  /** Tells the store that its person is active; at most twice a minute. */
  touch(): void;
  close(): void;
}

/** How soon an idle session's open tab ends: asked for by itself, since idleness has no event. */
const LOOK_EVERY_MS = 20_000;
const TOUCH_EVERY_MS = 30_000;
const GRACE_MS = 50;

/**
 * Ends a connection with its session: at the idle or absolute end, or when a revocation says so. `moved`: the person
 * acts in another position now, so that this connection's actor is no longer who they say they are.
 */
export const watchSession = (
  session: LiveSession,
  needs: {
    readonly sessions: SessionReader;
    readonly clock: Clock;
    readonly onEnd: (end: SessionEnd) => void;
  },
): WatchedSession => {
  const { sessions, clock, onEnd } = needs;
  let timer: NodeJS.Timeout | undefined;
  let over = false;
  let touched = 0;

  const end = (how: SessionEnd) => {
    if (over) return;
    close();
    onEnd(how);
  };
  /** `sure`: something was revoked, so that a session which cannot be read must end. */
  const look = async (sure: boolean, endsAt: number) => {
    if (over) return;
    try {
      const now = await sessions.look(session.session);
      if (over) return;
      if (now === null || now.session !== session.session) end('ended');
      else if (now.position !== session.position) end('moved');
      else arm(now.endsAt);
    } catch {
      if (over) return;
      // While Redis is away open connections go on under their admissions, but not past their session's end.
      if (sure || clock.now().getTime() >= endsAt) end('unknown');
      else arm(endsAt);
    }
  };
  const arm = (endsAt: number) => {
    clearTimeout(timer);
    const left = Math.max(0, endsAt - clock.now().getTime()) + GRACE_MS;
    timer = setTimeout(() => void look(false, endsAt), Math.min(left, LOOK_EVERY_MS));
    timer.unref();
  };
  const recheck = () => look(true, session.endsAt);
  const close = () => {
    over = true;
    clearTimeout(timer);
  };
  const touch = () => {
    const at = performance.now();
    if (over || at - touched < TOUCH_EVERY_MS) return;
    touched = at;
    // While Redis is away open connections go on under their admissions.
    sessions.touch(session.session).catch(() => undefined);
  };
  arm(session.endsAt);
  return { recheck, touch, close };
};
