import type { Platform } from '#platform/platform.ts';

/** Presence between the nodes' document doors, by Redis: hints that may be lost (collab/ports.ts, `HintsPort`). */
export const presenceHints = (platform: Platform) => {
  const channel = `${platform.redisPrefix}minutes:presence`;
  const listeners = new Set<(presence: string) => void>();
  const subscriber = platform.newRedis();
  subscriber.on('message', (_channel: string, presence: string) => {
    for (const listener of listeners) listener(presence);
  });
  subscriber.on('ready', () => void subscriber.subscribe(channel).catch(() => {}));
  subscriber.connect().catch(() => {});
  return {
    publish: (presence: string): void => {
      platform.redis.publish(channel, presence).catch(() => {});
    },
    subscribe: (listener: (presence: string) => void): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: (): void => subscriber.disconnect(),
  };
};
