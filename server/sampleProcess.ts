import '#platform/threadPool.ts';
import { readEnv } from '#platform/env.ts';
import { Lifecycle } from '#platform/lifecycle.ts';
import { createLogger } from '#platform/logger.ts';
import { composeSample } from './composing/composeSample.ts';
import type { SampleAnswer, SampleOrder } from './startWithSample.ts';

/**
 * The process that makes the sample region and ends (OP6), so that the house that serves never holds what making it
 * needed. The one message it gets says what it stands on; the one that it sends says how it went.
 */
const make = async ({ mongoUri, redisUrl, flags, alone }: SampleOrder): Promise<SampleAnswer> => {
  const env = readEnv(process.env);
  const log = createLogger(env.LOG_LEVEL);
  const lifecycle = new Lifecycle(log);
  process.once('SIGTERM', () => void lifecycle.close());
  try {
    const there = await composeSample({
      ...{ env, log, mongoUri, redisUrl, flags, lifecycle, alone, say: console.log },
    });
    return { there };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  } finally {
    await lifecycle.close();
  }
};

for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
process.once('message', async (order: SampleOrder) => {
  const answer = await make(order);
  process.send?.(answer, () => process.exit(0));
});
