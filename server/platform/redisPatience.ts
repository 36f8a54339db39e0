/**
 * How long (ms) one waits for Redis, the same wherever it is asked. A Redis that has gone silent (its host lost
 * power, the network swallows packets) does nothing that would end a connection. So a command waits for `silent` and
 * then fails, and its connection is opened anew. A subscriber waits for no command: the kernel asks for a sign of
 * life after `quiet`, and then each second. Between two tries to connect at most a second passes, since nothing would
 * be taken or run for that long after Redis is back.
 */
export const redisPatience = {
  silent: 5_000,
  quiet: 10_000,
  retryStrategy: (tries: number): number => Math.min(100 * tries, 1_000),
} as const;
