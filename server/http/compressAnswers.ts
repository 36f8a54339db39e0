import compression from 'compression';
import type { RequestHandler } from 'express';

/** A smaller answer would not become smaller: the frame of a compressed one costs as much. */
const LEAST_BYTES = 1024;

/**
 * Compresses the texts with which the doors answer, with two exceptions, since the length of a compressed answer
 * tells what repeats in it (BREACH). Answers with a secret say `no-transform` (bindRoutes), so that no proxy
 * compresses them either. And nothing is compressed that another site made the browser ask for, since that site could
 * choose parts of the request and measure the length.
 */
export const compressAnswers: RequestHandler = compression({
  threshold: LEAST_BYTES,
  filter: (raw, reply) => {
    const site = raw.headers['sec-fetch-site'];
    const own = site === undefined || site === 'same-origin' || site === 'none';
    return own && compression.filter(raw, reply);
  },
});
