import type { HintsPort } from '#collab/ports.ts';
import type { Platform } from '#platform/platform.ts';

const topic = 'minutes:presence';

/** Presence between the nodes' document doors: hints that may be lost. */
export const presenceHints = ({ topics }: Pick<Platform, 'topics'>): HintsPort => ({
  publish: (presence) => {
    topics.publish(topic, presence).catch(() => {});
  },
  subscribe: (heard) => topics.listen(topic, heard).stop,
});
