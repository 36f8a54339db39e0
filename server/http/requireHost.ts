import type { RequestHandler } from 'express';
import { wrongField } from '#platform/wrongField.ts';

/** HTTP/1.1 requires a Host. Older requests have none, and are answered where nothing depends on it. */
export const requireHost: RequestHandler = (raw, _reply, next) => {
  if (raw.headers.host === undefined && raw.httpVersion === '1.1')
    throw wrongField('host', 'expected: a Host header');
  next();
};
