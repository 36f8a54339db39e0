import type { Clock } from '#platform/clock.ts';
import type { SocketSession, SocketSessions } from './socketSessions.ts';

export type SessionEnd = 'ended' | 'moved' | 'unknown';

export interface WatchedSession {
  /** Reads the session again now: something about it or its account has changed. */
  recheck(): Promise<void>;
  /** Tells the store that its person is active; at most twice a minute. */
  touch(): void;
  close(): void;
}

/** A timer longer than this overflows in Node and fires at once. */
const LONGEST_TIMER_MS = 24 * 60 * 60 * 1000;
const TOUCH_EVERY_MS = 30_000;
/** At its end the store is asked: activity elsewhere may have moved the idle end on. */
const GRACE_MS = 50;

/**
 * Ends a connection with its session: at the idle or absolute end, or when a revocation says so. `moved`: the person
 * acts in another position now, so that this connection's actor is no longer who they say they are.
 */
export const watchSession = (
  session: SocketSession,
  cookie: string | undefined,
  needs: {
    readonly sessions: SocketSessions;
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
  const recheck = async () => {
    if (over) return;
    try {
      const now = await sessions.read(cookie);
      if (over) return;
      if (now === null || now.session !== session.session) end('ended');
      else if (now.position !== session.position) end('moved');
      else arm(now.endsAt);
    } catch {
      // Redis is away: what was revoked must end all the same, so that not knowing ends it too.
      end('unknown');
    }
  };
  const arm = (endsAt: number) => {
    clearTimeout(timer);
    const left = Math.max(0, endsAt - clock.now().getTime()) + GRACE_MS;
    timer = setTimeout(() => void recheck(), Math.min(left, LONGEST_TIMER_MS));
    timer.unref();
  };
  const close = () => {
    over = true;
    clearTimeout(timer);
  };
  const touch = () => {
    const at = performance.now();
    if (over || at - touched < TOUCH_EVERY_MS) return;
    touched = at;
    // While Redis is away open connections go on under their admissions.
    sessions.touch(cookie).catch(() => undefined);
  };
  arm(session.endsAt);
  return { recheck, touch, close };
};
