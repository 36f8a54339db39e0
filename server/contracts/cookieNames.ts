/**
 * The names of our cookies. Over TLS they begin with `__Host-`: a browser then takes them only from this very host,
 * over TLS and for all paths. So neither a sibling of our domain nor somebody who answers for it without TLS can
 * plant one.
 */
export const cookieNames = (secure: boolean) => {
  const prefix = secure ? '__Host-' : '';
  return {
    session: `${prefix}engawa_session`,
    csrf: `${prefix}engawa_csrf`,
    device: `${prefix}engawa_device`,
  } as const;
};
