import { randomBytes } from 'node:crypto';
import type { Clock } from '#platform/clock.ts';
import { readEnv } from '#platform/env.ts';
import { createLogger } from '#platform/logger.ts';
import { openPlatform } from '#platform/openPlatform.ts';
import type { Platform } from '#platform/platform.ts';
import { testSecretsKey } from './testSecrets.ts';
import type { TestStores } from './testStores.ts';

/** A platform on test stores: a database and a Redis prefix of its own unless given. Close by its lifecycle. */
export const openTestPlatform = (
  stores: Pick<TestStores, 'mongoUri' | 'redisUrl'>,
  options: { clock?: Clock; dbName?: string } = {},
): Promise<Platform> => {
  const own = `t${randomBytes(6).toString('hex')}`;
  const { clock, dbName = own } = options;
  return openPlatform({
    env: readEnv({ REDIS_PREFIX: `${dbName}:`, SECRETS_KEY: testSecretsKey }),
    log: createLogger('silent'),
    mongoUri: stores.mongoUri,
    redisUrl: stores.redisUrl,
    dbName,
    ...(clock === undefined ? {} : { clock }),
  });
};
