/**
 * What our cookies are called. Over TLS with `__Host-`: a browser then takes them from this very host alone, over TLS
 * and for all paths, so that neither a sibling of our domain nor who answers for it in the clear can plant one.
 */
export const cookieNames = (secure: boolean) => {
  const prefix = secure ? '__Host-' : '';
  return {
    session: `${prefix}engawa_session`,
    csrf: `${prefix}engawa_csrf`,
    device: `${prefix}engawa_device`,
  } as const;
};
