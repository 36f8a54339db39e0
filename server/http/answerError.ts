import type { ErrorRequestHandler, RequestHandler } from 'express';
import { describeError, statusOf } from '#platform/describeError.ts';
import { Failure } from '#platform/failure.ts';
import type { Logger } from '#platform/logger.ts';
import { requestContext } from '#platform/requestContext.ts';

/** After how many seconds to come again, where the use case names none: every 429 and 503 says it. */
const usualWaits: Readonly<Record<number, number>> = { 429: 5, 503: 5 };

export const unknownRoute: RequestHandler = () => {
  throw new Failure('V-05');
};

/** The last handler of the chain: every error leaves as `{error: {code, traceId, details?}}`, never as a stack trace. */
export const answerError =
  (log: Logger): ErrorRequestHandler =>
  (thrown: unknown, _raw, reply, _next) => {
    const error = describeError(foreseen(thrown), requestContext.getStore()?.traceId ?? '', log);
    // Half a file has been sent and cannot become an error document: the connection is cut instead.
    if (reply.headersSent) {
      reply.destroy();
      return;
    }
    const status = statusOf(error);
    const wait = error.details?.retryAfterSeconds ?? usualWaits[status];
    if (wait !== undefined) reply.setHeader('retry-after', String(wait));
    reply.status(status).json({ error });
  };

/** The router itself throws for a path such as `/%ff`, which names nothing. */
const foreseen = (thrown: unknown): unknown => {
  if (thrown instanceof Failure || !(thrown instanceof Error)) return thrown;
  return thrown instanceof URIError || ('status' in thrown && thrown.status === 400)
    ? new Failure('V-05')
    : thrown;
};
