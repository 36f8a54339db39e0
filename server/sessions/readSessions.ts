import type { LiveSession, SessionReader } from '#access/sessionReader.ts';
import type { Clock } from '#platform/clock.ts';
import type { HttpSessions } from '../http/httpSessions.ts';
import type { SessionAccounts } from './sessionAccounts.ts';
import type { SessionCookies } from './sessionCookie.ts';
import { sessionLimits } from './sessionLimits.ts';
import type { SessionStore, StoredSession } from './sessionStore.ts';

/** When it ends if nothing more is done. */
export const idleEnd = (session: StoredSession): number =>
  Math.min(session.lastActiveAt + sessionLimits.idleMs, session.endsAt);

/**
 * Which sessions stand. Redis is asked for the session and MongoDB whether it was ended: log-out and log-out
 * everywhere are kept there, so that a Redis restored from an old file revives nothing (DESIGN decision 6).
 */
export const readSessions = (deps: {
  store: SessionStore;
  accounts: SessionAccounts;
  clock: Clock;
  cookies: Pick<SessionCookies, 'readSession'>;
}) => {
  const { store, accounts, clock, cookies } = deps;

  const standing = async (session: StoredSession | null): Promise<StoredSession | null> => {
    if (session === null || clock.now().getTime() >= idleEnd(session)) return null;
    const kept = await accounts.findById(session.account);
    return kept !== null &&
      kept.sessionEpoch === session.epoch &&
      !kept.endedSessions.some(({ id }) => id === session.id)
      ? session
      : null;
  };

  const touch = async (session: StoredSession): Promise<StoredSession> => {
    const now = clock.now().getTime();
    if (now - session.lastActiveAt < sessionLimits.touchEveryMs) return session;
    await store.touch(session.id);
    return { ...session, lastActiveAt: now };
  };

  const byCookie = async (cookieHeader: string | undefined): Promise<StoredSession | null> => {
    const token = cookies.readSession(cookieHeader);
    const session = token === null ? null : await standing(await store.findByToken(token));
    return session === null ? null : touch(session);
  };

  const live = (session: StoredSession | null): LiveSession | null =>
    session === null || session.half
      ? null
      : {
          account: session.account,
          session: session.id,
          position: session.position,
          endsAt: idleEnd(session),
        };

  const http: HttpSessions = {
    read: async (cookieHeader) => {
      const session = await byCookie(cookieHeader);
      if (session === null) return null;
      const { account, id, position, half, csrf } = session;
      return { actor: { account, session: id, position }, half, csrf };
    },
  };
  const reader: SessionReader = {
    read: async (cookieHeader) => live(await byCookie(cookieHeader)),
    look: async (id) => live(await standing(await store.find(id))),
    touch: async (id) => {
      const session = await standing(await store.find(id));
      if (session !== null) await touch(session);
    },
  };
  return { http, reader, byCookie };
};
