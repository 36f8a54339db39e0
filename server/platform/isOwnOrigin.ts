/**
 * Whether a request's Origin is our own: one of PUBLIC_ORIGINS, or, where none are named, the very host it was sent
 * to. A browser names the origin of every request that could be forged from another site (POST, WebSocket); a
 * script of one's own names none, and carries no cookie that a foreign site could borrow.
 */
export const isOwnOrigin = (
  origin: string | undefined,
  host: string | undefined,
  publicOrigins: string | undefined,
): boolean => {
  if (origin === undefined) return true;
  if (publicOrigins !== undefined) return publicOrigins.split(',').includes(origin);
  try {
    return host !== undefined && new URL(origin).host === host.toLowerCase();
  } catch {
    return false;
  }
};
