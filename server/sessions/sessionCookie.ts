import { parseCookie, stringifySetCookie } from 'cookie';
import type { Response } from 'express';

export const SESSION_COOKIE = 'engawa_session';
export const CSRF_COOKIE = 'engawa_csrf';
export const DEVICE_COOKIE = 'engawa_device';

/** A secret of ours in base64url: 32 bytes are 43 characters. Anything else is not looked up at all. */
const secret = /^[A-Za-z0-9_-]{43}$/;

/** A cookie that may be one of our secrets. Headers longer than any browser sends are not parsed. */
export const readCookie = (header: string | undefined, name: string): string | null => {
  if (header === undefined || header.length > 8_192) return null;
  const value = parseCookie(header)[name];
  return value !== undefined && secret.test(value) ? value : null;
};

/** Sets and clears the cookies. Lax: a link to us from elsewhere opens signed in, a form from elsewhere does not. */
export const sessionCookies = (secure: boolean) => {
  const set = (reply: Response, name: string, value: string, httpOnly: boolean, maxAge?: number): void => {
    const cookie = { name, value, path: '/', sameSite: 'lax', secure, httpOnly } as const;
    reply.append('set-cookie', stringifySetCookie(maxAge === undefined ? cookie : { ...cookie, maxAge }));
  };
  return {
    /** No Max-Age: gone with the browser; its real ends are kept by the server. */
    setSession: (reply: Response, token: string, csrf: string): void => {
      set(reply, SESSION_COOKIE, token, true);
      set(reply, CSRF_COOKIE, csrf, false);
    },
    clearSession: (reply: Response): void => {
      set(reply, SESSION_COOKIE, '', true, 0);
      set(reply, CSRF_COOKIE, '', false, 0);
    },
    /** 400 days is the longest that browsers keep a cookie. */
    setDevice: (reply: Response, token: string): void =>
      set(reply, DEVICE_COOKIE, token, true, 400 * 24 * 3600),
  };
};
export type SessionCookies = ReturnType<typeof sessionCookies>;
