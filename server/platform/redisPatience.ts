/**
 * How long (ms) a Redis is waited for, the same for all that ask it. One that is silent (its host lost power, the network
 * swallows packets) says nothing that would end a connection: a command waits `silent` and fails, and its connection is
 * opened anew. A subscriber waits for no command; the kernel asks for it after `quiet` and then each second. Between two
 * tries to connect at most a second passes: so long after Redis is back nothing would be taken or run.
 */
export const redisPatience = {
  silent: 5_000,
  quiet: 10_000,
  retryStrategy: (tries: number): number => Math.min(100 * tries, 1_000),
} as const;
