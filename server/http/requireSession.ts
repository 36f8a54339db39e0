import type { IncomingHttpHeaders } from 'node:http';
import { requirePosition } from '#access/requirePosition.ts';
import { POSITION_HEADER } from '#contracts/actingPosition.ts';
import type { Route } from '#contracts/http/route.ts';
import { Failure } from '#platform/failure.ts';
import type { HttpSession, HttpSessions } from './httpSessions.ts';

/**
 * The session that this route asks for: none for a public one; A-02 without one, L-02 with half a one, C-01 where it
 * acts in another position than the page was shown for; A-06 for an account of the family's where it
 * is for those who work here.
 */
export const requireSession = async (
  route: Route,
  { cookie, [POSITION_HEADER]: shownFor }: IncomingHttpHeaders,
  sessions: HttpSessions,
): Promise<HttpSession | null> => {
  if (route.who === 'public') return null;
  const session = await sessions.read(cookie);
  if (session === null) throw new Failure('A-02');
  if (session.half && route.who === 'session') throw new Failure('L-02');
  const namesNothing = route.record === 'none' || route.record === 'self';
  // [FA2] What names no record is not asked of the gate: lists of facilities, of people, of cities.
  if (session.family && namesNothing && route.family !== true)
    throw new Failure('A-06', { reason: 'no-position' });
  // Routes about the session itself are how a page learns that its position was switched.
  if (route.record !== 'self') requirePosition(session.actor, shownFor);
  return session;
};
