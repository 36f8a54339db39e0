import type { LiveSession, SessionReader } from '#access/sessionReader.ts';
import type { AccountId, SessionId } from '#domain/ids.ts';
import type { Clock } from '#platform/clock.ts';
import { readTogether } from '#platform/readTogether.ts';
import type { HttpSessions } from '../http/httpSessions.ts';
import type { SessionAccounts } from './sessionAccounts.ts';
import type { SessionCookies } from './sessionCookie.ts';
import { sessionLimits } from './sessionLimits.ts';
import type { SessionStore, StoredSession } from './sessionStore.ts';

/** So many sessions are asked for at once. */
const AT_ONCE = 500;

/** When it ends if nothing more is done. */
export const idleEnd = (session: StoredSession): number =>
  Math.min(session.lastActiveAt + sessionLimits.idleMs, session.endsAt);

/**
 * Which sessions stand. Redis is asked for the session, and MongoDB whether it was ended: signing out, here and
 * everywhere, is kept there, so that a Redis restored from an old file revives nothing (DESIGN decision 6).
 */
export const readSessions = (parts: {
  store: SessionStore;
  accounts: SessionAccounts;
  clock: Clock;
  cookies: Pick<SessionCookies, 'readSession'>;
}) => {
  const { store, accounts, clock, cookies } = parts;

  // People who come back in the same moment are asked for together.
  const standingOf = readTogether((ids: readonly AccountId[]) => accounts.standings(ids), AT_ONCE, true);

  /** Of the sessions that were found, those that stand, by their id. */
  const standing = async (
    found: readonly (StoredSession | null)[],
  ): Promise<ReadonlyMap<SessionId, StoredSession>> => {
    const now = clock.now().getTime();
    const begun = found.filter((session) => session !== null && now < idleEnd(session)) as StoredSession[];
    if (begun.length === 0) return new Map();
    const asked = [...new Set(begun.map(({ account }) => account))];
    const kept = new Map(await Promise.all(asked.map(async (id) => [id, await standingOf(id)] as const)));
    const stands = ({ id, account, epoch }: StoredSession) => {
      const one = kept.get(account) ?? null;
      return one?.sessionEpoch === epoch && !one.endedSessions.some((ended) => ended.id === id);
    };
    return new Map(begun.filter(stands).map((session) => [session.id, session]));
  };
  // A thousand open tabs are two questions to the stores.
  const look = readTogether(
    async (ids: readonly SessionId[]) => standing(await store.findAll(ids)),
    AT_ONCE,
    true,
  );

  const touch = async (session: StoredSession): Promise<StoredSession> => {
    const now = clock.now().getTime();
    if (now - session.lastActiveAt < sessionLimits.touchEveryMs) return session;
    await store.touch(session.id);
    return { ...session, lastActiveAt: now };
  };

  const byCookie = async (cookieHeader: string | undefined): Promise<StoredSession | null> => {
    const token = cookies.readSession(cookieHeader);
    const found = token === null ? null : await store.findByToken(token);
    const session = found === null ? undefined : (await standing([found])).get(found.id);
    return session === undefined ? null : touch(session);
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
      const { account, id, position, half, family, csrf } = session;
      return { actor: { account, session: id, position }, half, family, csrf };
    },
  };
  const reader: SessionReader = {
    read: async (cookieHeader) => live(await byCookie(cookieHeader)),
    look: async (id) => live(await look(id)),
    touch: async (id) => {
      const session = await look(id);
      if (session !== null) await touch(session);
    },
  };
  return { http, reader, byCookie };
};
