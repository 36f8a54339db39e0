import type { Route } from '#contracts/http/route.ts';
import { Failure } from '#platform/failure.ts';
import type { HttpSession, HttpSessions } from './httpSessions.ts';

/** The session that this route asks for: none for a public one; A-02 without one, L-02 with half a one. */
export const admitSession = async (
  route: Route,
  cookieHeader: string | undefined,
  sessions: HttpSessions,
): Promise<HttpSession | null> => {
  if (route.who === 'public') return null;
  const session = await sessions.read(cookieHeader);
  if (session === null) throw new Failure('A-02');
  if (session.half && route.who === 'session') throw new Failure('L-02');
  return session;
};
