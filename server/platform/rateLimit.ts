import type { Redis } from 'ioredis';
import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { ErrorCode } from '#contracts/errors.ts';
import { Failure } from './failure.ts';

interface Limit {
  readonly redis: Redis;
  /** The whole key prefix, with the platform's own at its beginning. */
  readonly prefix: string;
  readonly points: number;
  readonly seconds: number;
  /** The documented error of one try too many. */
  readonly code: ErrorCode;
}

/** So many tries in so many seconds for each key, counted in Redis for all nodes together, in the same way at every door. */
export const rateLimit = ({ redis, prefix, points, seconds, code }: Limit) => {
  const limiter = new RateLimiterRedis({ storeClient: redis, keyPrefix: prefix, points, duration: seconds });
  return {
    /**
     * Counts one try, or throws with the seconds to wait. It counts before the work, so that of a hundred at once no
     * more pass.
     */
    take: async (key: string): Promise<void> => {
      try {
        await limiter.consume(key);
      } catch (thrown) {
        if (!(thrown instanceof RateLimiterRes)) throw thrown;
        throw new Failure(code, { retryAfterSeconds: Math.max(1, Math.ceil(thrown.msBeforeNext / 1000)) });
      }
    },
    /** Takes back the count of a try that turned out to be honest. */
    giveBack: async (key: string): Promise<void> => {
      await limiter.reward(key);
    },
    forget: async (key: string): Promise<void> => {
      await limiter.delete(key);
    },
  };
};
