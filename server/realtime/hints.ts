import * as z from 'zod/mini';
import type { Platform } from '#platform/platform.ts';
import { parseJson } from '#platform/rpc/rpcMessages.ts';

/** Ids and numbers only: Redis carries hints, never content (DESIGN decision 6). */
const hintFields = z.record(
  z.string().check(z.maxLength(40)),
  z.union([z.string().check(z.maxLength(4_000)), z.number()]),
);
export type HintFields = z.infer<typeof hintFields>;

const message = z.object({ node: z.string(), topic: z.string(), fields: hintFields });

/**
 * Hastens other nodes. A hint may be lost, come twice or come late: whoever listens reads the store, and looks there
 * by itself every few seconds. Our own listeners are called at once, Redis or not.
 */
export interface Hints {
  publish(topic: string, fields: HintFields): void;
  on(topic: string, listener: (fields: HintFields) => void): () => void;
}

export const openHints = async (platform: Pick<Platform, 'topics' | 'nodeId' | 'log'>) => {
  const { topics, nodeId, log } = platform;
  const listeners = new Map<string, Set<(fields: HintFields) => void>>();
  const tell = (topic: string, fields: HintFields) => {
    for (const listener of listeners.get(topic) ?? []) {
      try {
        listener(fields);
      } catch (error) {
        log.error({ topic, err: error }, 'a hint was not taken');
      }
    }
  };

  // Redis sends to whoever listens, the sender among them. Our own were told before they left: they are not even read.
  const own = `{"node":${JSON.stringify(nodeId)},`;
  await topics.listen('hints', (text) => {
    if (text.startsWith(own)) return;
    const parsed = z.safeParse(message, parseJson(text));
    // Whoever can write to Redis must not be able to end a node.
    if (!parsed.success) return;
    tell(parsed.data.topic, parsed.data.fields);
  }).started;

  const hints: Hints = {
    publish: (topic, fields) => {
      topics.publish('hints', JSON.stringify({ node: nodeId, topic, fields })).catch((error: Error) => {
        log.debug({ topic, err: error.message }, 'hint not published');
      });
      tell(topic, fields);
    },
    on: (topic, listener) => {
      const set = listeners.get(topic) ?? new Set();
      listeners.set(topic, set.add(listener));
      return () => void set.delete(listener);
    },
  };
  return hints;
};
