/** Errors of the two drivers that mean: the store cannot be reached now. All others are our own fault. */
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
]);

/** ioredis says some of it in words only. */
const awayWords =
  /isn't writeable and enableOfflineQueue|Connection is closed|Command timed out|ECONNREFUSED|ECONNRESET|ENOENT.*sock|before initial connection is complete/;

/** A failing-over primary answers with these: not master, shutting down, stepping down. */
const awayCodes = new Set([91, 189, 10107, 10058, 11600, 11602, 13435, 13436]);

/** Whether an error says that a store is away, so that the answer is N-01 (come again) and not X-01. */
export const isStoreAway = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  const code: unknown = 'code' in error ? error.code : undefined;
  return (
    away.has(error.name) ||
    awayWords.test(error.message) ||
    (typeof code === 'number' && awayCodes.has(code)) ||
    (error.cause !== undefined && isStoreAway(error.cause))
  );
};
