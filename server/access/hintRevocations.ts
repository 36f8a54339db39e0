import type { Platform } from '#platform/platform.ts';

/** Redis only hastens the reading of the log (DESIGN decision 6): a hint may be lost, and has no content. */
export const hintRevocations = (
  platform: Pick<Platform, 'redis' | 'newRedis' | 'redisPrefix' | 'log'>,
  hinted: () => void,
): { send(): void; close(): void } => {
  const channel = `${platform.redisPrefix}revocations`;
  const lost = (error: unknown) => platform.log.debug({ err: error }, 'revocation hint lost');
  const subscriber = platform.newRedis();
  subscriber.on('message', hinted);
  // Commands fail at once while Redis is away, so subscribing waits for each connection to be ready.
  subscriber.on('ready', () => {
    subscriber.subscribe(channel).catch(lost);
  });
  subscriber.connect().catch(lost);
  return {
    send: () => {
      platform.redis.publish(channel, '').catch(lost);
    },
    close: () => subscriber.disconnect(),
  };
};
