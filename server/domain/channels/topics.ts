import type { Entry } from './entry.ts';
import type { TopicState } from './topicState.ts';

/** The state of each topic after these entries: the log's order is the only order of changes. */
export const statesOfTopics = (
  changes: Iterable<Pick<Entry, 'kind' | 'thread' | 'state' | 'seq'>>,
): Map<string, TopicState> => {
  const last = new Map<string, { seq: number; state: TopicState }>();
  for (const { kind, thread, state, seq } of changes) {
    if (kind !== 'topic-state' || thread === null || state === null) continue;
    const before = last.get(thread);
    if (before === undefined || before.seq < seq) last.set(thread, { seq, state });
  }
  return new Map([...last].map(([thread, { state }]) => [thread, state]));
};
