import express, { type Express, type Router } from 'express';
import type { Logger } from '#platform/logger.ts';
import { answerError, unknownRoute } from './answerError.ts';
import { boundBodies } from './boundBodies.ts';
import { compressAnswers } from './compressAnswers.ts';
import { requireHost } from './requireHost.ts';
import { traceRequests } from './traceRequests.ts';

export interface HttpParts {
  readonly log: Logger;
  /** A proxy stands before us, and its X-Forwarded-For names the address. */
  readonly behindProxy: boolean;
  /** /healthz, /readyz, /metrics: every service has them. */
  readonly health: Router;
  /** The contract's routes and the client; only the web service has them. */
  readonly api?: readonly Router[];
  readonly client?: Router;
}

/** One Express app for each process, with what its services need. */
export const createHttpApp = ({ log, behindProxy, health, api, client }: HttpParts): Express => {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  // One proxy, the one that we know of: any further entries of X-Forwarded-For were written by the client.
  app.set('trust proxy', behindProxy ? 1 : false);
  app.set('query parser', 'simple');
  app.use(traceRequests, boundBodies(), requireHost);
  app.use(health);
  if (api !== undefined) {
    app.use('/api', compressAnswers, (_raw, reply, next) => {
      reply.setHeader('cache-control', 'no-store');
      next();
    });
    app.use('/api', ...api);
    app.use('/api', unknownRoute);
  }
  if (client !== undefined) app.use(client);
  app.use(unknownRoute, answerError(log));
  return app;
};
