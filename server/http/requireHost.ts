import type { RequestHandler } from 'express';
import { Failure } from '#platform/failure.ts';

/** HTTP/1.1 requires a Host. Older requests have none, and are answered where nothing depends on it. */
export const requireHost: RequestHandler = (raw, _reply, next) => {
  if (raw.headers.host === undefined && raw.httpVersion === '1.1')
    throw new Failure('V-01', { fields: [{ path: 'host', problem: 'expected: a Host header' }] });
  next();
};
