import { testSecretsKey } from '../testSecrets.ts';
import type { TestStores } from '../testStores.ts';

/** What every process of one house is given: its stores, a shared folder of files, nothing of the machine's. */
export const storeEnv = ({ mongoUri, redisUrl, dataDir }: TestStores): Record<string, string> => ({
  MONGODB_URI: mongoUri,
  REDIS_URL: redisUrl,
  FILES_DIR: `${dataDir}/files`,
  SECRETS_KEY: testSecretsKey,
  LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'warn',
});
