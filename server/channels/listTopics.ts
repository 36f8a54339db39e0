import type { Grant } from '#access/gate.ts';
import { type Entry, opensTopic } from '#domain/channels/entry.ts';
import type { EntryView } from '#domain/channels/presentEntry.ts';
import { hasSeq } from '#domain/channels/seqRuns.ts';
import type { TopicState } from '#domain/channels/topicState.ts';
import { statesOfTopics } from '#domain/channels/topics.ts';
import type { PostId } from '#domain/ids.ts';
import { channelOf } from './channelOf.ts';
import type { ChannelParts } from './channelParts.ts';
import { STRIDE, type ThreadStep } from './entryStore.ts';
import { positionOf } from './positionOf.ts';
import { readHead } from './readHead.ts';
import { showEntries } from './showEntries.ts';

export interface TopicRow {
  readonly opener: EntryView;
  readonly thread: PostId;
  readonly state: TopicState;
  readonly replies: number;
  /** Of its opener and all that followed in it. */
  readonly unread: number;
  readonly lastSeq: number;
}

export interface TopicPage {
  readonly topics: TopicRow[];
  readonly head: number;
  readonly more: boolean;
  /** Of those that wait: how many there are in all. */
  readonly count: number | null;
}

const PAGE = 30;

interface Found {
  readonly opener: Entry;
  readonly steps: readonly ThreadStep[];
  readonly state: TopicState;
}

/**
 * Topics that were opened before `before`, the newest first, with the state and the number of answers taken from the
 * log itself. [LI1] Topics that wait are looked for in the whole log and counted, so that none is hidden behind newer
 * ones that are done.
 */
export const listTopics = async (
  parts: Pick<ChannelParts, 'gate' | 'logs' | 'store' | 'marks'>,
  grant: Grant,
  { before, waiting = false }: { before?: number | undefined; waiting?: boolean | undefined },
): Promise<TopicPage> => {
  const channel = channelOf(grant);
  const head = await readHead(parts.logs, grant);
  const found: Found[] = [];
  const enough = (): boolean => !waiting && found.length > PAGE;
  for (let upTo = Math.min((before ?? head + 1) - 1, head); upTo > 0 && !enough(); upTo -= STRIDE) {
    const range = await parts.store.thread(channel, null, Math.max(0, upTo - STRIDE), upTo);
    const openers = range.filter(opensTopic).reverse();
    const all = await parts.store.ofThreads(
      channel,
      openers.map(({ id }) => id),
    );
    const within = all.filter(({ seq }) => seq <= head);
    const states = statesOfTopics(within);
    const steps = Map.groupBy(within, ({ thread }) => thread);
    for (const opener of openers) {
      const state = states.get(opener.id) ?? 'open';
      if (!waiting || state !== 'done') found.push({ opener, steps: steps.get(opener.id) ?? [], state });
    }
  }
  const shown = found.slice(0, PAGE);
  const { settled } = await parts.marks.of(channel, positionOf(grant));
  const isUnread = ({ seq }: { seq: number }) => !grant.readOnly && !hasSeq(settled, seq);
  const views = await showEntries(
    parts,
    grant,
    shown.map(({ opener }) => opener),
    head,
  );
  const topics = shown.map(({ opener, steps, state }, at) => ({
    opener: views[at]!,
    thread: opener.id,
    state,
    replies: steps.filter(({ kind }) => kind !== 'topic-state').length,
    unread: [opener, ...steps].filter(isUnread).length,
    lastSeq: Math.max(opener.seq, ...steps.map((one) => one.seq)),
  }));
  return { topics, head, more: found.length > PAGE, count: waiting ? found.length : null };
};
