import { openRedis } from '#platform/redis.ts';
import type { BenchStores } from '../measuring/benchStores.ts';

/** One account may ask 1,200 times a minute: what was asked so far is forgotten between blocks. */
export const openForgetRates = async ({ redisUrl }: Pick<BenchStores, 'redisUrl'>) => {
  const redis = openRedis(redisUrl);
  await redis.connect();
  return {
    forget: async (): Promise<void> => {
      const keys = await redis.keys('engawa:requests-*');
      if (keys.length > 0) await redis.del(keys);
    },
    close: () => redis.disconnect(),
  };
};
