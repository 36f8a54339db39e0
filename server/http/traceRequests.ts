import { randomBytes } from 'node:crypto';
import type { RequestHandler } from 'express';
import { requestContext } from '#platform/requestContext.ts';

/**
 * Gives each request a trace id that we make: a client could send the id of somebody else's request, and hide among
 * its lines.
 */
export const traceRequests: RequestHandler = (_raw, reply, next) => {
  const traceId = randomBytes(8).toString('hex');
  reply.setHeader('x-trace-id', traceId);
  requestContext.run({ traceId }, next);
};
