import type { Redis } from 'ioredis';
import type { Connection } from 'mongoose';
import type { Registry } from 'prom-client';
import type { Clock } from './clock.ts';
import type { Env } from './env.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { Logger } from './logger.ts';
import type { Topics } from './topics.ts';

/** What every part stands on; handed to each by server/composing. */
export interface Platform {
  readonly env: Env;
  readonly log: Logger;
  /** The domain's clock. */
  readonly clock: Clock;
  readonly db: Connection;
  /** For commands. Never subscribe or block on it: use `topics`. */
  readonly redis: Redis;
  /** What nodes tell one another. */
  readonly topics: Topics;
  /** Put before every Redis key. */
  readonly redisPrefix: string;
  readonly metrics: Registry;
  readonly lifecycle: Lifecycle;
  readonly nodeId: string;
}
