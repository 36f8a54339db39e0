/** Errors of the drivers which mean that the store cannot be reached now. All others are our own fault. */
const away = new Set([
  'MaxRetriesPerRequestError',
  'AbortError',
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoServerSelectionError',
  'MongoNotConnectedError',
  'MongoTopologyClosedError',
  'MongoPoolClosedError',
  'MongoPoolClearedError',
  'MongoWaitQueueTimeoutError',
  'MongoExpiredSessionError',
  'MongooseServerSelectionError',
  // The S3 client: there is no connection, no answer in time, or the connection was lost.
  'TimeoutError',
]);

/**
 * On a full disk Redis answers MISCONF, and SecantusDB WiredTiger's panic until it is started again. ioredis reports
 * some of this in words only, and the S3 client wraps Node's errors.
 */
const awayWords =
  /^MISCONF |^OOM command|MISCONF Errors|No space left on device|WT_PANIC|isn't writeable and enableOfflineQueue|Connection is closed|Command timed out|the store is silent|ECONNREFUSED|ECONNRESET|ENOENT.*sock|before initial connection is complete|wrapper for TimeoutError/;

const awayCodes = new Set<unknown>([
  // What a primary that hands over answers: not master, shutting down, stepping down.
  ...[91, 189, 10107, 10058, 11600, 11602, 13435, 13436],
  // MongoDB's disk is full.
  14031,
  // From the operating system: a connection that does not exist, or not any more.
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND'],
  // Also from it: a disk or a table of files that is full (HU8), or a disk that takes nothing for another reason.
  ...['ENOSPC', 'EDQUOT', 'EMFILE', 'ENFILE', 'EROFS', 'EIO'],
]);

/** S3 reports it by HTTP status: a fault of its own, or too many requests at once (`SlowDown`). */
const saysAway = (error: Error): boolean => {
  const said =
    '$metadata' in error ? (error.$metadata as { httpStatusCode?: number }).httpStatusCode : undefined;
  return said !== undefined && (said >= 500 || said === 429);
};

/** Whether an error says that a store is away, so that the answer is N-01 (come again) and not X-01. */
export const isStoreAway = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  const code: unknown = 'code' in error ? error.code : undefined;
  return (
    away.has(error.name) ||
    awayWords.test(error.message) ||
    saysAway(error) ||
    awayCodes.has(code) ||
    (error.cause !== undefined && isStoreAway(error.cause))
  );
};
