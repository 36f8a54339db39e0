import type { IncomingHttpHeaders } from 'node:http';

/** Whether the Origin of a request with these headers is our own. */
export type IsOwnOrigin = (headers: Pick<IncomingHttpHeaders, 'origin' | 'host'>) => boolean;

/**
 * Our own origins: those of PUBLIC_ORIGINS or, if none are named, the very host that was asked, with the scheme by
 * which browsers reach us. (A page that somebody on the way has put at http:// under our name is not ours.) A browser
 * names the origin of every request that another site could forge (POST, WebSocket). A script of one's own names
 * none, and carries no cookie that a foreign site could use.
 */
export const ownOrigins = (publicOrigins: string | undefined, secure: boolean): IsOwnOrigin => {
  const named = publicOrigins?.split(',');
  const scheme = secure ? 'https' : 'http';
  return ({ origin, host }) => {
    if (origin === undefined) return true;
    if (named !== undefined) return named.includes(origin);
    if (host === undefined || !/^[\w.:[\]-]+$/.test(host)) return false;
    return URL.parse(`${scheme}://${host}`)?.origin === origin;
  };
};
