import helmet from 'helmet';

/** The headers of every answer to whoever asked this host. */
export type AnswerHeaders = (host: string | undefined) => readonly (readonly [string, string])[];

/**
 * The headers of every answer: pages, files, errors, refused upgrades. The content security policy allows nothing but
 * our own origin. `connect-src` names the socket's scheme, since older browsers do not count wss under 'self'.
 * `blob:` is for the camera's picture, and for a file that is shown before it is sent. `wasm-unsafe-eval` is not
 * given: no script of ours needs it.
 */
export const answerHeaders = (secure: boolean): AnswerHeaders => {
  // The policy depends on the host alone. A node is reached by a handful of names, and a flood of forged ones must
  // not fill the memory.
  const made = new Map<string, ReturnType<AnswerHeaders>>();
  return (host = '') => {
    const known = made.get(host) ?? make(secure, host);
    if (made.size < 20) made.set(host, known);
    return known;
  };
};

const make = (secure: boolean, host: string): (readonly [string, string])[] => {
  const own = /^[\w.:[\]-]+$/.test(host) ? `${secure ? 'wss' : 'ws'}://${host}` : "'self'";
  const apply = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'blob:', 'data:'],
        mediaSrc: ["'self'", 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'", own],
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
  // A conference needs camera, microphone and screen; we never ask for anything else of the device.
  const headers: (readonly [string, string])[] = [
    ['Permissions-Policy', 'camera=(self), microphone=(self), display-capture=(self), geolocation=()'],
  ];
  const reply = {
    setHeader: (name: string, value: string) => headers.push([name, value]),
    removeHeader: () => {},
  };
  // helmet writes headers and reads nothing of the request: gathered once, they can also be written to what is no
  // response of Node's.
  apply({} as Parameters<typeof apply>[0], reply as never, () => {});
  return headers;
};
