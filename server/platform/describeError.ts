import { type ErrorBody, errorStatus } from '#contracts/errors.ts';
import { Failure } from './failure.ts';
import { isStoreAway } from './isStoreAway.ts';
import type { Logger } from './logger.ts';
import { nameOfError } from './nameOfError.ts';

/**
 * Turns whatever was thrown into the documented error, the same at every door. What nobody foresaw is X-01 with the
 * trace id alone: a message or stack can carry a patient's words or the shape of our store.
 */
export const describeError = (error: unknown, traceId: string, log: Logger): ErrorBody => {
  if (error instanceof Failure) {
    const { code, details } = error;
    log.debug({ code, traceId }, 'refused');
    return details === undefined ? { code, traceId } : { code, traceId, details };
  }
  if (isStoreAway(error)) {
    log.warn({ traceId, err: nameOfError(error) }, 'a store is away');
    return { code: 'N-01', traceId, details: { retryAfterSeconds: 2 } };
  }
  log.error({ traceId, err: error }, 'unforeseen');
  return { code: 'X-01', traceId };
};

export const statusOf = (body: ErrorBody): number => errorStatus[body.code];
