import type { SessionId } from '#domain/ids.ts';
import type { Platform } from '#platform/platform.ts';

/**
 * Redis only hastens the reading of the log (DESIGN decision 6): a hint may be lost, and has no content. One that names a
 * session asks for a look at it.
 */
export const hintRevocations = (
  platform: Pick<Platform, 'redis' | 'newRedis' | 'redisPrefix' | 'log'>,
  heard: { poll(): void; moved(session: SessionId): void },
): { send(session?: SessionId): void; close(): void } => {
  const channel = `${platform.redisPrefix}revocations`;
  const lost = (error: unknown) => platform.log.debug({ err: error }, 'revocation hint lost');
  const subscriber = platform.newRedis();
  subscriber.on('message', (_channel, session) =>
    session === '' ? heard.poll() : heard.moved(session as SessionId),
  );
  // Commands fail at once while Redis is away, so subscribing waits for each connection to be ready.
  subscriber.on('ready', () => {
    subscriber.subscribe(channel).catch(lost);
  });
  subscriber.connect().catch(lost);
  return {
    send: (session = '' as SessionId) => {
      platform.redis.publish(channel, session).catch(lost);
    },
    close: () => subscriber.disconnect(),
  };
};
