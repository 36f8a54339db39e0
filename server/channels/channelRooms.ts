import type { holdAdmission } from '#access/admission.ts';
import type { Gate, Refusal } from '#access/gate.ts';
import { holdProvided } from '#access/holdProvided.ts';
import type { SeqRuns } from '#domain/channels/seqRuns.ts';
import { showFolded } from '#domain/channels/showFolded.ts';
import { shownRuns } from '#domain/channels/shownRuns.ts';
import type { ChannelId, SessionId } from '#domain/ids.ts';
import { boundWork } from '#platform/boundWork.ts';
import { Failure } from '#platform/failure.ts';
import { nameOfError } from '#platform/nameOfError.ts';
import { takeTurns } from '#platform/takeTurns.ts';
import type { RealtimeConnection } from '#server/realtime/realtimeConnection.ts';
import type { ChannelParts } from './channelParts.ts';
import { ChannelRoom, type RoomParts } from './channelRoom.ts';
import { HeldMembers } from './heldMembers.ts';
import { type EntrySource, listEntries } from './listEntries.ts';
import { type Entering, lastShown, memberState, pushedTo } from './memberState.ts';
import type { RoomMember } from './roomMember.ts';
import { changesBeside } from './showEntries.ts';

export interface RoomsParts
  extends Omit<RoomParts, 'store' | 'gate' | 'logs'>,
    Pick<ChannelParts, 'store' | 'logs' | 'marks' | 'quiet' | 'sent' | 'clock'> {
  readonly gate: Gate;
  readonly holdAdmission: typeof holdAdmission;
  readonly onEntered: (channel: ChannelId, connection: RealtimeConnection) => void;
  readonly onLeft: (channel: ChannelId, connection: RealtimeConnection) => void;
}

/** A page has a handful of channels open; a client that opens hundreds is none of ours. */
const OPEN_AT_ONCE = 32;
/**
 * When all people of a node come back at the same moment, only so many enter at a time: those share reads and
 * inserts, and what is delivered meanwhile does not wait behind all of them.
 */
const ENTERING_AT_ONCE = 64;
/** The doors bound how many connections there are, and how many channels each may open. */
const WAITING_TO_ENTER = 100_000;

/** The channels that are open on this node, and who is in them under which admission. */
export class ChannelRooms {
  readonly #parts: RoomsParts;
  readonly #rooms = new Map<ChannelId, ChannelRoom>();
  readonly #held = new HeldMembers();
  readonly #entering = boundWork({
    atOnce: ENTERING_AT_ONCE,
    waiting: WAITING_TO_ENTER,
    busy: () => new Failure('V-04', { retryAfterSeconds: 5 }),
  });

  constructor(parts: RoomsParts) {
    this.#parts = parts;
  }

  get(channel: ChannelId): ChannelRoom | undefined {
    return this.#rooms.get(channel);
  }

  /** Finds what hints did not tell: one question for all open channels. */
  async poll(): Promise<void> {
    const rooms = [...this.#rooms.values()];
    for (const { recent } of rooms) recent.rest();
    const heads = await this.#parts.store.heads(
      rooms.map(({ channel, cursor }) => ({ channel, after: cursor })),
    );
    for (const room of rooms) if (room.lags || (heads.get(room.channel) ?? 0) > room.cursor) room.wake();
    // A member who fell out of a group while a store was away is put back.
    for (const [channel, member] of this.#held.all())
      if (member.state.is === 'waiting' && member.admission.current() !== null) this.#change(channel, member);
  }

  memberOf(connection: RealtimeConnection, channel: ChannelId): RoomMember | undefined {
    return this.#held.of(connection, channel);
  }

  /**
   * From where the entries of a channel are read for somebody who has it open: from the room's memory, which reaches
   * as far as what is pushed.
   */
  sourceFor(connection: RealtimeConnection, channel: ChannelId): EntrySource | undefined {
    const room = this.#rooms.get(channel);
    const member = this.memberOf(connection, channel);
    return room !== undefined && member?.state.is === 'following' ? sourceOf(room) : undefined;
  }

  /** Enters a channel. Returns what follows `after`, up to the head from which on entries are pushed. */
  async open(connection: RealtimeConnection, channel: ChannelId, after: number | null) {
    // A channel that is entered a second time begins anew: one admission and one cursor for each connection and
    // channel.
    this.close(connection, channel);
    return this.#entering(() => this.#open(connection, channel, after));
  }

  async #open(connection: RealtimeConnection, channel: ChannelId, after: number | null) {
    if (this.#held.count(connection) >= OPEN_AT_ONCE) throw new Failure('V-04');
    // The connection closed while it waited for its turn.
    if (connection.isClosed) throw new Failure('N-01', { retryAfterSeconds: 1 });
    let member: RoomMember | undefined;
    const { gate, clock, log, holdAdmission } = this.#parts;
    const admission = await holdProvided({
      ...{ gate, log },
      hold: (on) =>
        holdAdmission({
          ...{ gate, clock, actor: connection.actor, act: 'read', ...on },
          record: { kind: 'channel', id: channel },
        }),
      lastSent: () => (member === undefined ? 0 : lastShown(member.state)),
      onChanged: () => {
        if (member !== undefined) this.#change(channel, member);
      },
      onEnded: (refusal: Refusal) => {
        if (member !== undefined) this.#end(channel, member, refusal);
      },
    });
    const entering = memberState.enter(admission.grant);
    member = { connection, admission, inTurn: takeTurns(), state: entering };
    this.#hold(channel, member);
    try {
      const answer = await this.#enter(channel, member, entering, after);
      // Revoked or judged anew while entering: `admission:ended` has said why, or else trying again will do.
      const { is } = member.state as RoomMember['state'];
      if (connection.isClosed || is === 'entering' || is === 'left')
        throw new Failure('N-01', { retryAfterSeconds: 1 });
      if (is !== 'frozen') this.#showPresent(channel, member, true);
      return answer;
    } catch (error) {
      if (this.memberOf(connection, channel) === member) this.close(connection, channel);
      throw error;
    }
  }

  pushedTo(session: SessionId, channel: ChannelId): SeqRuns {
    return this.#held.pushedTo(session, channel);
  }

  /** Leaves a channel: nothing is sent any more, and its provision is closed with the last seq that was sent. */
  close(connection: RealtimeConnection, channel: ChannelId): void {
    const member = this.memberOf(connection, channel);
    if (member === undefined) return;
    this.#release(channel, member);
    this.#showPresent(channel, member, false);
  }

  closeAll(): void {
    for (const [channel, { connection }] of this.#held.all()) this.close(connection, channel);
  }

  #hold(channel: ChannelId, member: RoomMember): void {
    const { connection } = member;
    // There were two requests to open it at once: the later one counts.
    this.close(connection, channel);
    this.#held.add(channel, member, (open) => this.close(connection, open));
  }

  async #enter(channel: ChannelId, member: RoomMember, entering: Entering, after: number | null) {
    const { grant } = entering;
    const wanted = after === null ? {} : { after };
    // Frozen: they can read what they received, and nothing newer is pushed (WA15).
    if (grant.readOnly) {
      const page = await listEntries(this.#parts, grant, wanted);
      if (member.state === entering) member.state = memberState.freeze(entering, grant);
      // It was judged anew meanwhile.
      if (member.admission.grant !== grant) this.#change(channel, member);
      return { ...page, readOnly: true };
    }
    const room = await this.#use(channel, member);
    const page = await listEntries(this.#parts, grant, wanted, sourceOf(room));
    const read = { ...page, readOnly: false };
    if (member.state !== entering) return read;
    return room.inTurn(async () => {
      const newer = await room.recent.range(page.head);
      const complete = (page.posts.at(-1)?.seq ?? after ?? 0) >= page.head;
      if (complete) await member.admission.provide(shownRuns(newer, grant.discloses)[0]);
      const changes = await changesBeside(this.#parts.store, channel, newer, room.cursor);
      if (member.state !== entering || member.admission.current() !== grant) return read;
      room.join(member, entering, complete ? page.head + 1 : room.cursor + 1);
      const posts = complete
        ? [...page.posts, ...showFolded(newer, changes, grant.discloses).views]
        : page.posts;
      return { ...read, posts, head: room.cursor };
    });
  }

  /** The room, and the member among those who use it. */
  async #use(channel: ChannelId, member: RoomMember): Promise<ChannelRoom> {
    const known = this.#rooms.get(channel);
    const head = known?.cursor ?? (await this.#parts.logs.of(channel).readHead());
    if (member.state.is === 'left') throw new Failure('N-01', { retryAfterSeconds: 1 });
    const room = this.#rooms.get(channel) ?? new ChannelRoom(channel, head, this.#parts);
    this.#rooms.set(channel, room);
    room.users.add(member);
    return room;
  }

  #showPresent(channel: ChannelId, member: RoomMember, present: boolean): void {
    const { onEntered, onLeft } = this.#parts;
    (present ? onEntered : onLeft)(channel, member.connection);
  }

  /** It was judged anew: it leaves its old group at once, and is put into the new one with what it missed. */
  #change(channel: ChannelId, member: RoomMember): void {
    if (member.state.is === 'entering') return;
    this.#rooms.get(channel)?.drop(member);
    member
      .inTurn(() => this.#renew(channel, member))
      .catch((error: unknown) => {
        // The poll tries again, under the admission of that moment.
        this.#parts.log.warn({ channel, err: nameOfError(error) }, 'not delivered to');
      });
  }

  async #renew(channel: ChannelId, member: RoomMember): Promise<void> {
    const { state, admission, connection } = member;
    const room = this.#rooms.get(channel);
    if (state.is !== 'waiting' && state.is !== 'frozen') return;
    const { grant } = admission;
    const before = state.is === 'frozen' ? state.before : state;
    if (grant.profile !== state.grant.profile)
      connection.emit('admission:changed', { channel, readOnly: grant.readOnly });
    if (before === null || room === undefined || grant.readOnly) {
      // A member who was frozen from the start has no place in the room to go on from: it must open the channel
      // again.
      member.state = memberState.freeze(before ?? memberState.enter(grant), grant);
      this.#showPresent(channel, member, false);
      return;
    }
    const waiting = memberState.renew(before, grant);
    member.state = waiting;
    await room.catchUp();
    await room.inTurn(async () => {
      const missed = await room.recent.range(waiting.shown);
      await admission.provide(shownRuns(missed, grant.discloses)[0]);
      const changes = await changesBeside(this.#parts.store, channel, missed, room.cursor);
      // It was judged anew meanwhile: the next turn of this member deals with that.
      if (member.state !== waiting || admission.current() !== grant) return;
      room.join(member, waiting, 0);
      if (state.is === 'frozen') this.#showPresent(channel, member, true);
      if (missed.length === 0) return;
      const posts = showFolded(missed, changes, grant.discloses).views;
      connection.emit('post:appended', { channel, posts, head: room.cursor });
    });
  }

  #end(channel: ChannelId, member: RoomMember, { code, details }: Refusal): void {
    if (member.state.is === 'left') return;
    this.close(member.connection, channel);
    // Another request to open has just replaced this one.
    if ((member.state as RoomMember['state']).is !== 'left') member.state = memberState.leave(member.state);
    member.connection.emit('admission:ended', {
      channel,
      code,
      ...(details === undefined ? {} : { details }),
    });
  }

  #release(channel: ChannelId, member: RoomMember): void {
    this.#held.delete(channel, member);
    const room = this.#rooms.get(channel);
    room?.drop(member);
    room?.users.delete(member);
    if (room?.users.size === 0) this.#rooms.delete(channel);
    const { state } = member;
    // With the last that was sent, which is known as long as it has not left.
    member.admission.close().catch((error: unknown) => {
      // The sweeper closes what a node leaves open (DESIGN decision 8).
      this.#parts.log.warn({ channel, err: nameOfError(error) }, 'provision left open');
    });
    this.#parts.sent.note(member.connection.actor.session, channel, pushedTo(state));
    member.state = memberState.leave(state);
  }
}

const sourceOf = (room: ChannelRoom): EntrySource => ({
  head: async () => {
    await room.catchUp();
    return room.cursor;
  },
  range: (after, upTo) => room.recent.range(after, upTo),
});
