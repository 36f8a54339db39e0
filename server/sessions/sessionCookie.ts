import { parseCookie, stringifySetCookie } from 'cookie';
import type { Response } from 'express';
import { cookieNames } from '#contracts/cookieNames.ts';

/** A secret of ours in base64url: 32 bytes are 43 characters. Anything else is not even looked up. */
const secret = /^[A-Za-z0-9_-]{43}$/;

/** A browser keeps the device tokens of so many accounts: a ward's tablet has fewer, and a cookie holds no more than 4 kB. */
const MOST_DEVICES = 60;

/** One of our cookies. A header longer than any browser sends is not parsed. */
const readCookie = (header: string | undefined, name: string): string | undefined =>
  header === undefined || header.length > 8_192 ? undefined : parseCookie(header)[name];

/**
 * Reads, sets and clears our cookies. They are SameSite=Lax: a link to us from elsewhere opens signed in, a form from
 * elsewhere does not.
 */
export const sessionCookies = (secure: boolean) => {
  const names = cookieNames(secure);
  const set = (reply: Response, name: string, value: string, httpOnly: boolean, maxAge?: number): void => {
    const cookie = { name, value, path: '/', sameSite: 'lax', secure, httpOnly } as const;
    reply.append('set-cookie', stringifySetCookie(maxAge === undefined ? cookie : { ...cookie, maxAge }));
  };
  return {
    readSession: (header: string | undefined): string | null => {
      const value = readCookie(header, names.session);
      return value !== undefined && secret.test(value) ? value : null;
    },
    /** The tokens of the accounts that signed in in this browser, the latest first. */
    readDevices: (header: string | undefined): readonly string[] =>
      (readCookie(header, names.device) ?? '')
        .split('.')
        .filter((token) => secret.test(token))
        .slice(0, MOST_DEVICES),
    /** Without Max-Age, so that the cookie goes with the browser. When the session really ends is the server's matter. */
    setSession: (reply: Response, token: string, csrf: string): void => {
      set(reply, names.session, token, true);
      set(reply, names.csrf, csrf, false);
    },
    clearSession: (reply: Response): void => {
      set(reply, names.session, '', true, 0);
      set(reply, names.csrf, '', false, 0);
    },
    /** 400 days is the longest that browsers keep a cookie. */
    setDevices: (reply: Response, tokens: readonly string[]): void =>
      set(reply, names.device, tokens.slice(0, MOST_DEVICES).join('.'), true, 400 * 24 * 3600),
  };
};
export type SessionCookies = ReturnType<typeof sessionCookies>;
