import type { Grant } from '#access/gate.ts';
import { PAGE } from '#contracts/http/channelRoutes.ts';
import { opensTopic } from '#domain/channels/entry.ts';
import type { EntryView } from '#domain/channels/presentEntry.ts';
import { commonRuns, runsOf, type SeqRun } from '#domain/channels/seqRuns.ts';
import type { TopicState } from '#domain/channels/topicState.ts';
import { statesOfTopics } from '#domain/channels/topics.ts';
import type { PostId } from '#domain/ids.ts';
import { Failure } from '#platform/failure.ts';
import { channelOf } from './channelOf.ts';
import type { ChannelParts } from './channelParts.ts';
import { positionOf } from './positionOf.ts';
import { readHead } from './readHead.ts';
import { showEntries } from './showEntries.ts';

export interface ThreadView {
  readonly opener: EntryView;
  readonly state: TopicState;
  readonly posts: EntryView[];
  /** The places among these that do not count as unread. */
  readonly read: SeqRun[];
  readonly more: boolean;
}

/** One topic from its opener on. */
export const readThread = async (
  parts: Pick<ChannelParts, 'gate' | 'logs' | 'store' | 'marks' | 'sent'>,
  grant: Grant,
  thread: PostId,
  after = 0,
): Promise<ThreadView> => {
  const channel = channelOf(grant);
  const head = await readHead(parts.logs, grant);
  const opener = await parts.store.byId(channel, thread);
  if (opener === null || !opensTopic(opener) || opener.seq > head) throw new Failure('A-01');
  const all = (await parts.store.ofThreads(channel, [thread])).filter(({ seq }) => seq <= head);
  const following = all.filter(({ seq }) => seq > after).sort((a, b) => a.seq - b.seq);
  const page = await parts.store.byIds(
    channel,
    following.slice(0, PAGE).map(({ id }) => id),
  );
  const views = await showEntries(parts, grant, [opener, ...page.sort((a, b) => a.seq - b.seq)], head);
  const runs = runsOf(views.map(({ seq }) => seq));
  parts.sent.note(grant.actor.session, channel, runs);
  const settled = grant.readOnly ? runs : (await parts.marks.of(channel, positionOf(grant))).settled;
  return {
    opener: views[0]!,
    state: statesOfTopics(all).get(thread) ?? 'open',
    posts: views.slice(1),
    read: [...commonRuns(runs, settled)],
    more: following.length > PAGE,
  };
};
