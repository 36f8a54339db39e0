import type { LiveSession, SessionReader } from '#access/sessionReader.ts';
import type { SessionId } from '#domain/ids.ts';
import type { Clock } from '#platform/clock.ts';

export type SessionEnd = 'ended' | 'moved' | 'unknown';

/** One connection's share in the watch over its session. */
export interface WatchedSession {
  /** Reads the session again now: something about it or its account has changed. */
  recheck(): Promise<void>;
  /** Tells the store that its person is active; at most twice a minute. */
  touch(): void;
  close(): void;
}

interface Tab {
  readonly session: LiveSession;
  readonly onEnd: (end: SessionEnd) => void;
}

interface Watched {
  readonly tabs: Set<Tab>;
  endsAt: number;
  /** When it is looked at the next time, in the machine's milliseconds. */
  dueAt: number;
  touchedAt: number;
}

interface Needs {
  readonly sessions: Pick<SessionReader, 'look' | 'touch'>;
  readonly clock: Clock;
  /** For tests: the machine's time, and chance. */
  readonly now?: () => number;
  readonly random?: () => number;
}

/** How soon an idle session's open tab ends: asked for by itself, since idleness has no event. */
const LOOK_EVERY_MS = 20_000;
const TOUCH_EVERY_MS = 30_000;
const TICK_MS = 1_000;

/**
 * Ends connections with their sessions: at the idle or absolute end, or when a revocation says so. `moved`: the person
 * acts in another position now, so that this connection's actor is no longer who they say they are. A session is watched
 * once however many tabs it has, at a moment of its own: the node has one timer, and all that are due are asked for
 * together (readSessions.ts).
 */
export const watchSessions = (needs: Needs) => {
  const { sessions, clock, now = () => performance.now(), random = Math.random } = needs;
  const watched = new Map<SessionId, Watched>();
  let timer: NodeJS.Timeout | undefined;

  // Never later than every 20 s, sooner by chance: tabs that came back together are not looked at together for ever.
  const nextLook = () => now() + LOOK_EVERY_MS * (0.75 + 0.25 * random());

  const end = (tab: Tab, how: SessionEnd) => {
    // Closed by the end of another, or by itself meanwhile.
    if (!leave(tab)) return;
    tab.onEnd(how);
  };
  /** `sure`: something was revoked, so that a session which cannot be read must end. */
  const look = async (id: SessionId, sure: boolean): Promise<void> => {
    const one = watched.get(id);
    if (one === undefined) return;
    one.dueAt = nextLook();
    // Who comes while it is read is judged by a reading of their own.
    const tabs = [...one.tabs];
    try {
      const live = await sessions.look(id);
      if (live !== null) one.endsAt = live.endsAt;
      for (const tab of tabs) {
        if (live === null) end(tab, 'ended');
        else if (live.position !== tab.session.position) end(tab, 'moved');
      }
    } catch {
      // While Redis is away open connections go on under their admissions, but not past their session's end.
      if (sure || clock.now().getTime() >= one.endsAt) for (const tab of tabs) end(tab, 'unknown');
    }
  };
  const tick = () => {
    const [at, today] = [now(), clock.now().getTime()];
    for (const [id, one] of watched) if (at >= one.dueAt || today >= one.endsAt) void look(id, false);
  };
  const leave = (tab: Tab): boolean => {
    const { session } = tab.session;
    const one = watched.get(session);
    if (one === undefined || !one.tabs.delete(tab)) return false;
    if (one.tabs.size === 0) watched.delete(session);
    if (watched.size === 0) stop();
    return true;
  };
  const stop = () => {
    clearInterval(timer);
    timer = undefined;
  };

  return {
    watch: (session: LiveSession, onEnd: (end: SessionEnd) => void): WatchedSession => {
      const id = session.session;
      const tab: Tab = { session, onEnd };
      const one = watched.get(id) ?? {
        tabs: new Set(),
        endsAt: session.endsAt,
        dueAt: now() + LOOK_EVERY_MS * random(),
        touchedAt: Number.NEGATIVE_INFINITY,
      };
      one.tabs.add(tab);
      watched.set(id, one);
      timer ??= setInterval(tick, TICK_MS).unref();
      return {
        recheck: () => look(id, true),
        touch: () => {
          const at = now();
          if (!one.tabs.has(tab) || at - one.touchedAt < TOUCH_EVERY_MS) return;
          one.touchedAt = at;
          // While Redis is away open connections go on under their admissions.
          sessions.touch(id).catch(() => undefined);
        },
        close: () => void leave(tab),
      };
    },
    close: () => {
      watched.clear();
      stop();
    },
  };
};
