import compression from 'compression';
import type { RequestHandler } from 'express';

/** Below this the frame of a compressed answer costs what it saves. */
const LEAST_BYTES = 1024;

/**
 * Compresses the texts that the doors answer with. Two exceptions, since the length of a compressed answer tells what
 * repeats in it (BREACH): answers with a secret, which say `no-transform` (bindRoutes), so that no proxy does it
 * either; and whatever another site made the browser ask for, where that site could write into the request and count.
 */
export const compressAnswers: RequestHandler = compression({
  threshold: LEAST_BYTES,
  filter: (raw, reply) => {
    const site = raw.headers['sec-fetch-site'];
    const own = site === undefined || site === 'same-origin' || site === 'none';
    return own && compression.filter(raw, reply);
  },
});
