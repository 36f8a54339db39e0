import { randomBytes } from 'node:crypto';
import { type Clock, systemClock } from '#platform/clock.ts';
import { readEnv } from '#platform/env.ts';
import { services as allServices, type Service } from '#platform/flags.ts';
import { createLogger } from '#platform/logger.ts';
import { openPlatform } from '#platform/openPlatform.ts';
import type { Platform } from '#platform/platform.ts';
import { compose, type House } from '#server/composing/compose.ts';
import { testSecretsKey } from './testSecrets.ts';
import type { TestStores } from './testStores.ts';

export interface TestApp {
  readonly url: string;
  readonly house: House;
  readonly platform: Platform;
  close(): Promise<void>;
}

interface Options {
  readonly stores: Pick<TestStores, 'mongoUri' | 'redisUrl' | 'dataDir'>;
  readonly services?: readonly Service[];
  readonly clock?: Clock;
  /** Two nodes of one house have the same database and the same prefix. */
  readonly dbName?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly behindProxy?: boolean;
  readonly mediaPort?: number;
  /** The machine's clock of this node, where it is to be wrong. */
  readonly machine?: { now(): number };
}

/** The whole composed house on a free port of loopback, on the stores of a test; empty unless the test fills it. */
export const startTestApp = async (options: Options): Promise<TestApp> => {
  const { stores, services = allServices, clock = systemClock, behindProxy = false } = options;
  const dbName = options.dbName ?? `test-${randomBytes(4).toString('hex')}`;
  const env = readEnv({
    ...{ LOG_LEVEL: 'silent', REDIS_PREFIX: `${dbName}:`, SECRETS_KEY: testSecretsKey },
    ...options.env,
  });
  const log = createLogger(process.env.TEST_LOG_LEVEL ?? env.LOG_LEVEL);
  const { mongoUri, redisUrl } = stores;
  const platform = await openPlatform({ env, log, mongoUri, redisUrl, dbName, clock });
  try {
    const flags = {
      services: new Set(services),
      port: 0,
      mediaPort: options.mediaPort ?? 0,
      host: '127.0.0.1',
      dataDir: stores.dataDir,
      empty: true,
      refusesSample: false,
      help: false,
      tls: null,
      behindProxy,
    };
    const house = await compose(platform, {
      ...{ flags, redisUrl },
      ...(options.machine === undefined ? {} : { machine: options.machine }),
    });
    return {
      url: `http://127.0.0.1:${house.port}`,
      house,
      platform,
      close: () => platform.lifecycle.close(),
    };
  } catch (error) {
    await platform.lifecycle.close();
    throw error;
  }
};
