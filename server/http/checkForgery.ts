import { timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import { Failure } from '#platform/failure.ts';
import type { IsOwnOrigin } from '#platform/ownOrigins.ts';
import type { HttpSession } from './httpSessions.ts';

export const CSRF_HEADER = 'x-engawa-csrf';

/**
 * Refuses what another site made the browser send. There are three fences, since each has failed somewhere: SameSite
 * on the cookie, the Origin that browsers name, and a token that belongs to the session and that a foreign page
 * cannot read. Without a session (at sign-in) there are the first two, and that the body must be JSON, which a
 * foreign form cannot send.
 */
export const checkForgery = (raw: Request, session: HttpSession | null, isOwnOrigin: IsOwnOrigin): void => {
  if (!isOwnOrigin(raw.headers)) throw new Failure('A-08');
  if (raw.headers['sec-fetch-site'] === 'cross-site') throw new Failure('A-08');
  if (session !== null && !isSame(raw.get(CSRF_HEADER), session.csrf)) throw new Failure('A-08');
};

const isSame = (given: string | undefined, expected: string): boolean => {
  const [a, b] = [Buffer.from(given ?? ''), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
};
