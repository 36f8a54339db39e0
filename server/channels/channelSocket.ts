import type { holdAdmission } from '#access/admission.ts';
import type { channelRequests } from '#contracts/realtime/channelEvents.ts';
import type { Asked } from '#domain/access/deeds.ts';
import type { AccountId, ChannelId, PositionId } from '#domain/ids.ts';
import { Failure } from '#platform/failure.ts';
import { nameOfError } from '#platform/nameOfError.ts';
import type { Platform } from '#platform/platform.ts';
import { repeatEvery } from '#platform/repeatEvery.ts';
import type { Realtime } from '#server/realtime/openRealtime.ts';
import type { Presence } from '#server/realtime/presence.ts';
import type { RealtimeConnection } from '#server/realtime/realtimeConnection.ts';
import type { RealtimeHandlers } from '#server/realtime/realtimeHandlers.ts';
import type { ChannelParts } from './channelParts.ts';
import { ChannelRooms } from './channelRooms.ts';
import { correctPost } from './correctPost.ts';
import { createPost } from './createPost.ts';
import { Inbox } from './inbox.ts';
import { listEntries } from './listEntries.ts';
import { markRead } from './markRead.ts';
import { isPushed } from './memberState.ts';
import { perChannel } from './perChannel.ts';
import { pinPost } from './pinPost.ts';
import { reactToPost } from './reactToPost.ts';
import { setTopicState } from './setTopicState.ts';
import { withdrawPost } from './withdrawPost.ts';

export interface SocketParts {
  readonly realtime: Pick<Realtime, 'connections' | 'broadcast'>;
  readonly presence: Presence;
  readonly holdAdmission: typeof holdAdmission;
}

/** Open channels are looked at this often by themselves: hints may be lost, and Redis may be away. */
const POLL_MS = 3_000;
/** Posts, marks and comings of a busy minute are told together. */
const pace = { gatherMs: 100, restMs: 450, gridMs: 100 };

/** The socket door of channels on one node. */
export const serveChannelSocket = (
  platform: Pick<Platform, 'log' | 'clock' | 'lifecycle'>,
  parts: ChannelParts,
  { realtime, presence, holdAdmission }: SocketParts,
): RealtimeHandlers<typeof channelRequests> => {
  const { log, clock } = platform;
  const { hints } = parts;
  const { connections, broadcast } = realtime;
  const tellChange = (channel: ChannelId) => (changed: boolean) => {
    if (changed) hints.publish('presence', { channel });
  };
  const rooms = new ChannelRooms({
    ...parts,
    clock,
    log,
    broadcast,
    holdAdmission,
    onEntered: (channel, { id, actor }) => {
      if (actor.position === null) return;
      void presence.enter(channel, id, actor.position).then(tellChange(channel));
    },
    onLeft: (channel, { id }) => {
      void presence.leave(channel, id).then(tellChange(channel));
    },
  });
  parts.sent.addHere((session, channel) => rooms.pushedTo(session, channel));
  const { gate, marks, quiet, patientOfChannel, membersReading } = parts;
  const inbox = new Inbox({
    ...{
      gate,
      clock,
      log,
      connections,
      broadcast,
      marks,
      quiet,
      patientOfChannel,
      membersReading,
      holdAdmission,
    },
    grantInRoom: (connection, channel) => rooms.memberOf(connection, channel)?.admission.current() ?? null,
    isPushed: (connection, channel, head) => {
      const member = rooms.memberOf(connection, channel);
      return member !== undefined && isPushed(member.state, head);
    },
  });

  const hinted = new Map<ChannelId, number>();
  const tellUnread = perChannel(pace, log, async (channel) => {
    const atLeast = hinted.get(channel) ?? 0;
    hinted.delete(channel);
    if (connections.size === 0) return;
    await inbox.tellMembers(channel, await parts.logs.of(channel).headFrom(atLeast));
  });
  const tellReceipts = perChannel(pace, log, async (channel) => {
    const room = rooms.get(channel);
    if (room === undefined) return;
    broadcast(room.rooms, 'receipt:changed', { channel });
  });
  const tellPresence = perChannel(pace, log, async (channel) => {
    const room = rooms.get(channel);
    if (room !== undefined)
      broadcast(room.rooms, 'presence:changed', { channel, present: await presence.read(channel) });
  });

  const stops = [
    hints.on('channel', ({ channel, head }) => {
      hinted.set(channel as ChannelId, Number(head));
      rooms.get(channel as ChannelId)?.wake(Number(head));
      tellUnread(channel as ChannelId);
    }),
    hints.on('marks', ({ channel, position, account, read }) => {
      // What was set aside unread is nobody's receipt.
      if (read === 1) tellReceipts(channel as ChannelId);
      void tellOwn(channel as ChannelId, position as PositionId, account as AccountId);
    }),
    hints.on('presence', ({ channel }) => tellPresence(channel as ChannelId)),
    hints.on('typing', ({ channel, position }) => {
      const room = rooms.get(channel as ChannelId);
      if (room === undefined) return;
      broadcast(room.rooms, 'typing', { channel: channel as ChannelId, position: position as PositionId });
    }),
  ];
  const tellOwn = async (channel: ChannelId, position: PositionId, account: AccountId) => {
    if (connections.ofAccount(account).length === 0) return;
    try {
      await inbox.tellElsewhere(channel, new Map([[position, account]]));
      await inbox.tellPosition(channel, position, await parts.logs.of(channel).headFrom(0));
    } catch (error) {
      log.debug({ channel, err: nameOfError(error) }, 'unread not told');
    }
  };

  const polling = repeatEvery(
    POLL_MS,
    () => rooms.poll(),
    (error) => log.debug({ err: nameOfError(error) }, 'open channels not looked at'),
  );
  platform.lifecycle.opened('channel socket', () => {
    void polling.stop();
    for (const stop of stops) stop();
    rooms.closeAll();
  });

  /** The grant of an open channel, if something may be sent under it at this moment; else it is judged now. */
  const reading = async (connection: RealtimeConnection, channel: ChannelId, asked: Asked = 'read') => {
    // This covers a revocation that was heard and not judged with yet, an end that has passed, and a border on a node
    // that does not hear.
    const held = rooms.memberOf(connection, channel)?.admission.current() ?? null;
    if (held !== null) return held;
    return gate.require(connection.actor, asked, { kind: 'channel', id: channel });
  };

  return {
    'channel:open': async ({ channel, after }, connection) => {
      const present = await presence.read(channel);
      // Once it is open nothing is waited for: the answer must leave before the first push.
      const opened = await rooms.open(connection, channel, after ?? null);
      // Who is there now is newer than what is read back (WA15).
      return { ...opened, present: opened.readOnly ? [] : present };
    },
    'channel:close': async ({ channel }, connection) => {
      rooms.close(connection, channel);
      return {};
    },
    'post:list': async ({ channel, ...wanted }, connection) =>
      listEntries(parts, await reading(connection, channel), wanted, rooms.sourceFor(connection, channel)),
    'post:create': async ({ channel, ...wanted }, { actor }) => ({
      post: await createPost(parts, actor, channel, wanted),
    }),
    'post:correct': async ({ channel, post, ...wanted }, { actor }) => ({
      post: await correctPost(parts, actor, channel, post, wanted),
    }),
    'post:withdraw': async ({ channel, post, ...wanted }, { actor }) => ({
      post: await withdrawPost(parts, actor, channel, post, wanted),
    }),
    'post:react': async ({ channel, post, ...wanted }, { actor }) => ({
      post: await reactToPost(parts, actor, channel, post, wanted),
    }),
    'post:pin': async ({ channel, post, ...wanted }, { actor }) => ({
      post: await pinPost(parts, actor, channel, post, wanted),
    }),
    'thread:set-state': async ({ channel, thread, ...wanted }, { actor }) => ({
      post: await setTopicState(parts, actor, channel, thread, wanted),
    }),
    'channel:mark-read': async ({ channel, ...wanted }, connection) =>
      markRead(parts, await reading(connection, channel, 'mark-read'), wanted),
    typing: async ({ channel }, connection) => {
      // That somebody is typing discloses nothing to them.
      const grant = await reading(connection, channel, 'list');
      const { position } = connection.actor;
      if (grant.readOnly) throw new Failure('A-06');
      if (position !== null) hints.publish('typing', { channel, position });
      return {};
    },
  };
};
