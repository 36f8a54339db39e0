import type { holdAdmission } from '#access/admission.ts';
import type { Gate, Refusal } from '#access/gate.ts';
import { presentEntry } from '#domain/channels/presentEntry.ts';
import { joinRuns, type SeqRuns } from '#domain/channels/seqRuns.ts';
import type { ChannelId, SessionId } from '#domain/ids.ts';
import { Failure } from '#platform/failure.ts';
import { nameOfError } from '#platform/nameOfError.ts';
import type { RealtimeConnection } from '#server/realtime/realtimeConnection.ts';
import type { ChannelParts } from './channelParts.ts';
import { ChannelRoom, type RoomParts } from './channelRoom.ts';
import { listEntries } from './listEntries.ts';
import { LiveProvision } from './liveProvision.ts';
import { lastShown, type RoomMember } from './roomMember.ts';

export interface RoomsParts
  extends Omit<RoomParts, 'store' | 'gate' | 'logs'>,
    Pick<ChannelParts, 'store' | 'logs' | 'marks' | 'sent' | 'clock'> {
  readonly gate: Gate;
  readonly holdAdmission: typeof holdAdmission;
  readonly onEntered: (channel: ChannelId, connection: RealtimeConnection) => void;
  readonly onLeft: (channel: ChannelId, connection: RealtimeConnection) => void;
}

interface HeldMember extends RoomMember {
  /** The room it uses, from entering on; null for one that is frozen from the start (WA15). */
  room: ChannelRoom | null;
  /** Whether the others see it there: not while frozen (WA15). */
  present: boolean;
  /** The first seq that was pushed to it, or is to be: what follows up to the last one shown was (PO6). */
  pushedFrom: number;
}

/** A page has a handful of channels open; a client that opens hundreds is not ours. */
const OPEN_AT_ONCE = 32;

/** The channels that are open on this node, and who is in them under which admission. */
export class ChannelRooms {
  readonly #parts: RoomsParts;
  readonly #rooms = new Map<ChannelId, ChannelRoom>();
  readonly #held = new Map<string, Map<ChannelId, HeldMember>>();
  /** The connections of each session that hold a channel here. */
  readonly #bySession = new Map<SessionId, Set<string>>();

  constructor(parts: RoomsParts) {
    this.#parts = parts;
  }

  get(channel: ChannelId): ChannelRoom | undefined {
    return this.#rooms.get(channel);
  }

  /** Looks what hints did not tell, of all open channels with one question. */
  async poll(): Promise<void> {
    const rooms = [...this.#rooms.values()];
    const heads = await this.#parts.store.heads(
      rooms.map(({ channel, cursor }) => ({ channel, after: cursor })),
    );
    for (const room of rooms) if (room.lags || (heads.get(room.channel) ?? 0) > room.cursor) room.wake();
    // Who dropped out of a group while a store was away is put back.
    for (const own of this.#held.values())
      for (const [channel, member] of own)
        if (member.group === null && member.admission.current() !== null) this.#change(channel, member);
  }

  memberOf(connection: RealtimeConnection, channel: ChannelId): HeldMember | undefined {
    return this.#held.get(connection.id)?.get(channel);
  }

  /** Enters; answers what follows `after` up to the head from which on entries are pushed. */
  async open(connection: RealtimeConnection, channel: ChannelId, after: number | null) {
    // Entered again, it begins anew: one admission and one cursor for each connection and channel.
    this.close(connection, channel);
    if ((this.#held.get(connection.id)?.size ?? 0) >= OPEN_AT_ONCE) throw new Failure('V-04');
    let member: HeldMember | undefined;
    const admission = await this.#parts.holdAdmission({
      gate: this.#parts.gate,
      clock: this.#parts.clock,
      actor: connection.actor,
      act: 'read',
      record: { kind: 'channel', id: channel },
      onChanged: () => {
        if (member !== undefined) this.#change(channel, member);
      },
      onEnded: (refusal: Refusal) => {
        if (member !== undefined) this.#end(channel, member, refusal);
      },
    });
    const { grant } = admission;
    const start = {
      room: null,
      present: false,
      pushedFrom: Number.POSITIVE_INFINITY,
      group: null,
      shown: 0,
      provision: null,
      turn: Promise.resolve(),
      entered: false,
      ended: false,
    };
    member = { connection, admission, grant, ...start };
    this.#hold(channel, member);
    try {
      const answer = await this.#enter(channel, member, after);
      // Revoked or judged anew while entering: `admission:ended` has said why, else coming again will do.
      const entered = member.entered || grant.readOnly;
      if (member.ended || connection.isClosed || !entered)
        throw new Failure('N-01', { retryAfterSeconds: 1 });
      if (!grant.readOnly) this.#showPresent(channel, member, true);
      return answer;
    } catch (error) {
      if (this.memberOf(connection, channel) === member) this.close(connection, channel);
      throw error;
    }
  }

  /** [PO6] What was pushed on this node to a session's connections, or came with the answer to opening. */
  pushedTo(session: SessionId, channel: ChannelId): SeqRuns {
    const own = this.#bySession.get(session) ?? [];
    return joinRuns([...own].flatMap((each) => pushedRun(this.#held.get(each)?.get(channel))));
  }

  /** Leaves; nothing is sent from here on, and what was provided is closed with the last seq that was sent. */
  close(connection: RealtimeConnection, channel: ChannelId): void {
    const member = this.memberOf(connection, channel);
    if (member === undefined) return;
    this.#release(channel, member);
    this.#showPresent(channel, member, false);
  }

  closeAll(): void {
    for (const own of this.#held.values())
      for (const [channel, { connection }] of [...own]) this.close(connection, channel);
  }

  #hold(channel: ChannelId, member: HeldMember): void {
    const { connection } = member;
    // Two requests to open at once: the later one holds.
    this.close(connection, channel);
    const own = this.#held.get(connection.id);
    if (own === undefined) {
      this.#held.set(connection.id, new Map([[channel, member]]));
      const { session } = connection.actor;
      const beside = this.#bySession.get(session) ?? new Set();
      this.#bySession.set(session, beside.add(connection.id));
      connection.onClose(() => {
        beside.delete(connection.id);
        if (beside.size === 0) this.#bySession.delete(session);
        for (const open of [...(this.#held.get(connection.id)?.keys() ?? [])]) this.close(connection, open);
        this.#held.delete(connection.id);
      });
    } else own.set(channel, member);
  }

  async #enter(channel: ChannelId, member: HeldMember, after: number | null) {
    const { gate } = this.#parts;
    const { grant } = member;
    const page = await listEntries(this.#parts, grant, after === null ? {} : { after });
    const read = { ...page, readOnly: grant.readOnly };
    // Frozen: what was received is read, and nothing newer follows (WA15).
    if (grant.readOnly) return read;
    member.provision = new LiveProvision(gate, grant);
    const room = this.#roomOf(channel, page.head);
    member.room = room;
    room.users += 1;
    return room.inTurn(async () => {
      await room.advance();
      const newer = await room.since(page.head);
      const complete = (page.posts.at(-1)?.seq ?? after ?? 0) >= page.head;
      if (complete) await member.provision?.ready(newer);
      if (member.ended || member.admission.current() !== grant) return read;
      room.join(member);
      member.entered = true;
      if (complete) member.provision?.shown(room.cursor);
      member.pushedFrom = complete ? page.head + 1 : room.cursor + 1;
      const posts = complete
        ? [...page.posts, ...newer.map((entry) => presentEntry(entry, grant.discloses))]
        : page.posts;
      return { ...read, posts, head: room.cursor };
    });
  }

  #showPresent(channel: ChannelId, member: HeldMember, present: boolean): void {
    if (member.present === present) return;
    member.present = present;
    const { onEntered, onLeft } = this.#parts;
    (present ? onEntered : onLeft)(channel, member.connection);
  }

  #roomOf(channel: ChannelId, head: number): ChannelRoom {
    const room = this.#rooms.get(channel) ?? new ChannelRoom(channel, head, this.#parts);
    this.#rooms.set(channel, room);
    return room;
  }

  /** Judged anew: out of the old group at once, and into its new one with what was missed. */
  #change(channel: ChannelId, member: HeldMember): void {
    if (!member.entered) return;
    member.room?.leave(member);
    member.turn = member.turn.then(() => this.#renew(channel, member));
  }

  async #renew(channel: ChannelId, member: HeldMember): Promise<void> {
    const { room, admission, provision: before } = member;
    if (member.ended || room === null || member.group !== null) return;
    const { grant } = admission;
    try {
      // A provision is of one day and one judgement (DESIGN decision 8).
      await before?.close();
      member.provision = null;
      const { profile } = member.grant;
      member.grant = grant;
      if (grant.profile !== profile)
        member.connection.emit('admission:changed', { channel, readOnly: grant.readOnly });
      if (grant.readOnly) {
        this.#showPresent(channel, member, false);
        return;
      }
      member.provision = new LiveProvision(this.#parts.gate, grant);
      await room.inTurn(async () => {
        await room.advance();
        const missed = await room.since(member.shown);
        await member.provision?.ready(missed);
        // Judged anew meanwhile: the next turn of this member sees to it.
        if (member.ended || admission.current() !== grant) return;
        room.join(member);
        this.#showPresent(channel, member, true);
        if (missed.length === 0) return;
        member.provision?.shown(room.cursor);
        const posts = missed.map((entry) => presentEntry(entry, grant.discloses));
        member.connection.emit('post:appended', { channel, posts, head: room.cursor });
      });
    } catch (error) {
      // Tried again by the poll, under whatever admission there is then.
      this.#parts.log.warn({ channel, err: nameOfError(error) }, 'not delivered to');
    }
  }

  #end(channel: ChannelId, member: HeldMember, refusal: Refusal): void {
    if (member.ended) return;
    const { code, details } = refusal;
    this.close(member.connection, channel);
    member.ended = true;
    member.connection.emit('admission:ended', {
      channel,
      code,
      ...(details === undefined ? {} : { details }),
    });
  }

  #release(channel: ChannelId, member: HeldMember): void {
    const own = this.#held.get(member.connection.id);
    own?.delete(channel);
    this.#parts.sent.note(member.connection.actor.session, channel, pushedRun(member));
    member.ended = true;
    member.admission.close();
    const { room } = member;
    room?.leave(member);
    member.room = null;
    if (room !== null) {
      room.users -= 1;
      if (room.users === 0) this.#rooms.delete(channel);
    }
    member.provision?.close().catch((error: unknown) => {
      // The sweeper closes what a node leaves open (DESIGN decision 8).
      this.#parts.log.warn({ channel, err: nameOfError(error) }, 'provision left open');
    });
  }
}

const pushedRun = (member: HeldMember | undefined): SeqRuns =>
  member === undefined ? [] : joinRuns([{ first: member.pushedFrom, last: lastShown(member) }]);
