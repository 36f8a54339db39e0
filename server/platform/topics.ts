import type { Redis } from 'ioredis';
import type { Logger } from './logger.ts';

/** A listener of a topic. */
export interface Listening {
  /** Once it listens; at once where Redis is away, and then it listens as soon as Redis is back. */
  readonly started: Promise<void>;
  stop(): void;
}

/**
 * What nodes tell one another by Redis, over one connection a node. A message may be lost while Redis is away or a line
 * breaks: nothing relies on one alone, and nothing that people wrote is in one.
 */
export interface Topics {
  /** Answers how many nodes listen; fails at once while Redis is away. */
  publish(topic: string, text: string): Promise<number>;
  listen(topic: string, heard: (text: string) => void): Listening;
}

export const openTopics = (parts: {
  readonly redis: Redis;
  readonly newRedis: () => Redis;
  readonly redisPrefix: string;
  readonly log: Logger;
}): Topics => {
  const { redis, redisPrefix, log } = parts;
  const listeners = new Map<string, Set<(text: string) => void>>();
  const subscriber = parts.newRedis();
  subscriber.on('message', (name, text) => {
    for (const heard of listeners.get(name) ?? []) {
      try {
        heard(text);
      } catch (error) {
        log.error({ topic: name, err: error }, 'a message of another node was not taken');
      }
    }
  });
  const lost = (error: Error) => log.debug({ err: error.message }, 'not listening to other nodes');
  // Commands fail at once while Redis is away, so each connection that comes to be ready asks for all topics anew.
  subscriber.on('ready', () => {
    if (listeners.size > 0) subscriber.subscribe(...listeners.keys()).catch(lost);
  });
  const connected = subscriber.connect().catch(lost);

  return {
    publish: (topic, text) => redis.publish(`${redisPrefix}${topic}`, text),
    listen: (topic, heard) => {
      const name = `${redisPrefix}${topic}`;
      const own = listeners.get(name) ?? new Set();
      listeners.set(name, own.add(heard));
      return {
        started: connected.then(() => subscriber.subscribe(name)).then(() => undefined, lost),
        stop: () => {
          own.delete(heard);
          if (own.size > 0) return;
          listeners.delete(name);
          subscriber.unsubscribe(name).catch(lost);
        },
      };
    },
  };
};
