import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * The content security policy: nothing but our own origin. `connect-src` names the socket's scheme, since older
 * browsers do not count wss under 'self'; `blob:` is the camera's picture and a file shown before it is sent;
 * `wasm-unsafe-eval` is not given: no script of ours needs it.
 */
export const secureHeaders = (secure: boolean): RequestHandler => {
  const own = (host: string | undefined) =>
    /^[\w.:[\]-]+$/.test(host ?? '') ? `${secure ? 'wss' : 'ws'}://${host}` : "'self'";
  const apply = (host: string | undefined) =>
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'"],
          imgSrc: ["'self'", 'blob:', 'data:'],
          mediaSrc: ["'self'", 'blob:'],
          fontSrc: ["'self'"],
          connectSrc: ["'self'", own(host)],
          workerSrc: ["'self'"],
          manifestSrc: ["'self'"],
          frameSrc: ["'none'"],
          frameAncestors: ["'none'"],
          formAction: ["'self'"],
          baseUri: ["'none'"],
          objectSrc: ["'none'"],
        },
      },
      strictTransportSecurity: secure && { maxAge: 365 * 24 * 3600, includeSubDomains: false },
      crossOriginEmbedderPolicy: false,
      referrerPolicy: { policy: 'no-referrer' },
      xFrameOptions: { action: 'deny' },
    });
  // The policy depends on the host alone; a handful of names reach one node, and a forged flood must not fill memory.
  const made = new Map<string, RequestHandler>();
  return (raw, reply, next) => {
    const host = raw.headers.host ?? '';
    let headers = made.get(host);
    if (headers === undefined) {
      headers = apply(host);
      if (made.size < 20) made.set(host, headers);
    }
    // A conference needs camera, microphone and screen; nothing else of the device is ever asked for.
    reply.setHeader(
      'permissions-policy',
      'camera=(self), microphone=(self), display-capture=(self), geolocation=()',
    );
    headers(raw, reply, next);
  };
};
