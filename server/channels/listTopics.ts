import type { Grant } from '#access/gate.ts';
import { type Entry, opensTopic } from '#domain/channels/entry.ts';
import type { EntryView } from '#domain/channels/presentEntry.ts';
import { hasSeq } from '#domain/channels/seqRuns.ts';
import type { TopicState } from '#domain/channels/topicState.ts';
import { statesOfTopics } from '#domain/channels/topics.ts';
import type { PostId } from '#domain/ids.ts';
import { channelOf } from './channelOf.ts';
import type { ChannelParts } from './channelParts.ts';
import { STRIDE } from './entryStore.ts';
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

const PAGE = 30;

/** Topics that were opened before `before`, newest first, with state and answers counted from the log itself. */
export const listTopics = async (
  parts: Pick<ChannelParts, 'gate' | 'logs' | 'store' | 'marks'>,
  grant: Grant,
  before: number | undefined,
): Promise<{ topics: TopicRow[]; head: number }> => {
  const channel = channelOf(grant);
  const head = await readHead(parts.logs, grant);
  const openers: Entry[] = [];
  for (
    let upTo = Math.min((before ?? head + 1) - 1, head);
    upTo > 0 && openers.length < PAGE;
    upTo -= STRIDE
  ) {
    const found = await parts.store.thread(channel, null, Math.max(0, upTo - STRIDE), upTo);
    openers.push(...found.filter(opensTopic).reverse());
  }
  const shown = openers.slice(0, PAGE);
  const within = (
    await parts.store.ofThreads(
      channel,
      shown.map(({ id }) => id),
    )
  ).filter(({ seq }) => seq <= head);
  const states = statesOfTopics(within);
  const settled = (await parts.marks.of(channel, positionOf(grant))).settled;
  const views = await showEntries(parts.gate, grant, shown);
  const topics = shown.map(({ id, seq }, at) => {
    const own = within.filter(({ thread }) => thread === id);
    return {
      opener: views[at]!,
      thread: id,
      state: states.get(id) ?? ('open' as const),
      replies: own.filter(({ kind }) => kind !== 'topic-state').length,
      unread: grant.readOnly
        ? 0
        : [seq, ...own.map((one) => one.seq)].filter((each) => !hasSeq(settled, each)).length,
      lastSeq: Math.max(seq, ...own.map((one) => one.seq)),
    };
  });
  return { topics, head };
};
