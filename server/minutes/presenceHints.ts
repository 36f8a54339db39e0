import type { Platform } from '#platform/platform.ts';

const topic = 'minutes:presence';

/** Presence between the nodes' document doors: hints that may be lost (collab/ports.ts, `HintsPort`). */
export const presenceHints = ({ topics }: Pick<Platform, 'topics'>) => ({
  publish: (presence: string): void => {
    topics.publish(topic, presence).catch(() => {});
  },
  subscribe: (heard: (presence: string) => void): (() => void) => topics.listen(topic, heard).stop,
});
