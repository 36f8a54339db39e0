import { randomBytes } from 'node:crypto';
import type { RequestHandler } from 'express';
import { requestContext } from '#platform/requestContext.ts';

/** Gives each request a trace id of ours (a client's could be forged to hide among another's lines). */
export const traceRequests: RequestHandler = (_raw, reply, next) => {
  const traceId = randomBytes(8).toString('hex');
  reply.setHeader('x-trace-id', traceId);
  requestContext.run({ traceId }, next);
};
