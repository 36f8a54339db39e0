import type { channelRoutes, NewPost } from '#contracts/http/channelRoutes.ts';
import type { postRoutes } from '#contracts/http/postRoutes.ts';
import type { channelRequests } from '#contracts/realtime/channelEvents.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { EntryView } from '#domain/channels/presentEntry.ts';
import type { TopicState } from '#domain/channels/topicState.ts';
import type { ChannelId, PositionId, PostId } from '#domain/ids.ts';
import type { Platform } from '#platform/platform.ts';
import type { Handlers } from '#server/http/handlers.ts';
import type { RealtimeHandlers } from '#server/realtime/realtimeHandlers.ts';
import { channelHandlers } from './channelHandlers.ts';
import { ChannelLogs } from './channelLogs.ts';
import type { ChannelParts, PartsOfChannels } from './channelParts.ts';
import { type SocketParts, serveChannelSocket } from './channelSocket.ts';
import { createPost } from './createPost.ts';
import { listEntries, type PageWanted } from './listEntries.ts';
import { listUnread } from './listUnread.ts';
import { type MarkAnswer, type MarkWanted, markRead } from './markRead.ts';
import { postHandlers } from './postHandlers.ts';
import { QuietSeqs } from './quietSeqs.ts';
import { rememberTopics } from './rememberTopics.ts';
import { openSentRuns } from './sentRuns.ts';
import { setTopicState } from './setTopicState.ts';
import { openSettleOwn } from './settleOwn.ts';

export interface ChannelsFeature {
  readonly http: Handlers<typeof channelRoutes & typeof postRoutes>;
  /** Called by a process that carries the realtime service. */
  readonly serveSocket: (parts: SocketParts) => RealtimeHandlers<typeof channelRequests>;
  /** The use cases themselves, for the sample region: the same as behind the doors. */
  readonly commands: {
    readonly createPost: (actor: Actor, channel: ChannelId, wanted: NewPost) => Promise<EntryView>;
    readonly setTopicState: (
      actor: Actor,
      channel: ChannelId,
      thread: PostId,
      wanted: { readonly state: TopicState; readonly clientId: string },
    ) => Promise<EntryView>;
    readonly markRead: (actor: Actor, channel: ChannelId, wanted: MarkWanted) => Promise<MarkAnswer>;
    readonly listEntries: (
      actor: Actor,
      channel: ChannelId,
      wanted: PageWanted,
    ) => ReturnType<typeof listEntries>;
  };
  /** Over all channels that this position may enter now. */
  readonly countUnread: (actor: Actor) => Promise<number>;
}

/** Channels: posts, visit reports, topics, vitals, read marks. */
export const channelsFeature = (platform: Platform, given: PartsOfChannels): ChannelsFeature => {
  const { log, clock, lifecycle } = platform;
  const { store, marks, hints, gate } = given;
  const quiet = new QuietSeqs(store.quiet);
  const logs = new ChannelLogs({
    store,
    log,
    onHead: (channel, head, entries) =>
      hints.publish('channel', {
        ...{ channel, head },
        own: entries.map(({ author, seq }) => `${author.position}:${seq}`).join(' '),
      }),
    onOwn: (channel, entries) => quiet.take(channel, entries),
  });
  const unfinished = new Set<Promise<unknown>>();
  const later: ChannelParts['later'] = (work) => {
    const running = work.catch(() => undefined).finally(() => unfinished.delete(running));
    unfinished.add(running);
  };
  const settleOwn = openSettleOwn(marks, () => clock.now());
  const stopHearing = hints.on('channel', ({ channel, own }) => {
    for (const [position, seq] of ownIn(String(own ?? '')))
      marks.learnOwn(channel as ChannelId, position, seq);
  });
  lifecycle.opened('channel logs', async () => {
    stopHearing();
    await logs.close();
    await Promise.all(unfinished);
    await settleOwn.settle();
  });
  const onOwn: ChannelParts['onOwn'] = (channel, position, seq) =>
    hints.publish('channel', { channel, head: seq, own: `${position}:${seq}` });
  const onMarked: ChannelParts['onMarked'] = (channel, position, account, read) =>
    hints.publish('marks', { channel, position, account, read: read ? 1 : 0 });
  const sent = openSentRuns(platform);
  const topics = rememberTopics(store);
  const parts: ChannelParts = {
    ...given,
    ...{ quiet, topics, sent, settleOwn, logs, clock, onMarked, onOwn, later },
  };
  return {
    http: { ...channelHandlers(parts), ...postHandlers(parts) },
    serveSocket: (socket) => serveChannelSocket(platform, parts, socket),
    commands: {
      createPost: (actor, channel, wanted) => createPost(parts, actor, channel, wanted),
      setTopicState: (actor, channel, thread, wanted) => setTopicState(parts, actor, channel, thread, wanted),
      listEntries: async (actor, channel, wanted) =>
        listEntries(parts, await gate.require(actor, 'read', { kind: 'channel', id: channel }), wanted),
      markRead: async (actor, channel, wanted) =>
        markRead(parts, await gate.require(actor, 'mark-read', { kind: 'channel', id: channel }), wanted),
    },
    countUnread: async (actor) =>
      (await listUnread(parts, actor)).channels.reduce((sum, { unread }) => sum + unread, 0),
  };
};

/** `position:seq` of each, as the hint of a commit says whose entries are in it. */
const ownIn = (words: string): [PositionId, number][] =>
  words.split(' ').flatMap((word) => {
    const [position = '', seq] = word.split(':');
    return Number.isInteger(Number(seq)) && position !== '' ? [[position as PositionId, Number(seq)]] : [];
  });
