import type { holdAdmission } from '#access/admission.ts';
import type { Gate, Grant, Refusal } from '#access/gate.ts';
import { presentEntry } from '#domain/channels/presentEntry.ts';
import type { ChannelId } from '#domain/ids.ts';
import { Failure } from '#platform/failure.ts';
import type { RealtimeConnection } from '#server/realtime/realtimeConnection.ts';
import type { ChannelParts } from './channelParts.ts';
import { ChannelRoom, type RoomParts } from './channelRoom.ts';
import { listEntries } from './listEntries.ts';
import { lastShown, type RoomMember } from './roomMember.ts';

export interface RoomsParts
  extends Omit<RoomParts, 'store' | 'gate'>,
    Pick<ChannelParts, 'store' | 'logs' | 'marks'> {
  readonly gate: Gate;
  readonly holdAdmission: typeof holdAdmission;
  readonly onEntered: (channel: ChannelId, connection: RealtimeConnection) => void;
  readonly onLeft: (channel: ChannelId, connection: RealtimeConnection) => void;
}

interface Held {
  readonly member: RoomMember;
  readonly close: () => void;
}

/** A page has a handful of channels open; a client that opens hundreds is not ours. */
const OPEN_AT_ONCE = 32;

/** The channels that are open on this node, and who is in them under which admission. */
export class ChannelRooms {
  readonly #parts: RoomsParts;
  readonly #rooms = new Map<ChannelId, ChannelRoom>();
  readonly #held = new Map<string, Map<ChannelId, Held>>();

  constructor(parts: RoomsParts) {
    this.#parts = parts;
  }

  get(channel: ChannelId): ChannelRoom | undefined {
    return this.#rooms.get(channel);
  }

  /** What each open channel has read: the poll asks for what follows. */
  cursors(): { channel: ChannelId; after: number }[] {
    return [...this.#rooms.values()].map(({ channel, cursor }) => ({ channel, after: cursor }));
  }

  wakeAll(): void {
    for (const room of this.#rooms.values()) room.wake();
  }

  memberOf(connection: RealtimeConnection, channel: ChannelId): RoomMember | undefined {
    return this.#held.get(connection.id)?.get(channel)?.member;
  }

  /** Enters; answers what follows `after` up to the head from which on entries are pushed. */
  async open(connection: RealtimeConnection, channel: ChannelId, after: number | null) {
    // Entered again, it begins anew: one admission and one cursor for each connection and channel.
    this.close(connection, channel);
    if ((this.#held.get(connection.id)?.size ?? 0) >= OPEN_AT_ONCE) throw new Failure('V-04');
    let member: RoomMember | undefined;
    let endedBefore: Refusal | null = null;
    const admission = await this.#parts.holdAdmission({
      gate: this.#parts.gate,
      clock: this.#parts.clock,
      actor: connection.actor,
      act: 'read',
      record: { kind: 'channel', id: channel },
      onChanged: (grant: Grant) => {
        if (member !== undefined) void this.#change(channel, member, grant);
      },
      onEnded: (refusal: Refusal) => {
        endedBefore = refusal;
        if (member !== undefined) this.#end(channel, member, refusal);
      },
    });
    const { grant } = admission;
    member = { connection, grant, room: null, group: null, shown: 0, provision: null, ended: false };
    this.#hold(channel, { member, close: () => admission.close() });
    try {
      const answer = await this.#enter(channel, member, after);
      if (endedBefore !== null || member.ended || connection.isClosed) throw endFailure(endedBefore);
      this.#parts.onEntered(channel, connection);
      return answer;
    } catch (error) {
      this.close(connection, channel);
      throw error;
    }
  }

  /** Leaves; nothing is sent from here on, and the provision is closed with the last seq that was. */
  close(connection: RealtimeConnection, channel: ChannelId): void {
    const held = this.#held.get(connection.id)?.get(channel);
    if (held === undefined) return;
    this.#release(channel, held);
    this.#parts.onLeft(channel, connection);
  }

  closeAll(): void {
    for (const held of this.#held.values())
      for (const [channel, { member }] of [...held]) this.close(member.connection, channel);
  }

  #hold(channel: ChannelId, held: Held): void {
    const { connection } = held.member;
    const own = this.#held.get(connection.id);
    if (own === undefined) {
      this.#held.set(connection.id, new Map([[channel, held]]));
      connection.onClose(() => {
        for (const open of [...(this.#held.get(connection.id)?.keys() ?? [])]) this.close(connection, open);
        this.#held.delete(connection.id);
      });
    } else own.set(channel, held);
  }

  async #enter(channel: ChannelId, member: RoomMember, after: number | null) {
    const { gate } = this.#parts;
    const { grant } = member;
    const page = await listEntries(this.#parts, grant, after === null ? {} : { after });
    const read = { ...page, readOnly: grant.readOnly };
    // Frozen: what was received is read, and nothing newer follows (WA15).
    if (grant.readOnly) return read;
    member.provision = await gate.provide(grant, page.head + 1);
    if (member.ended) return read;
    const room = this.#roomOf(channel, page.head);
    member.room = room;
    room.users += 1;
    return room.inTurn(async () => {
      await room.advance();
      const newer = await room.since(page.head);
      if (member.ended || member.connection.isClosed) return read;
      room.join(member);
      const complete = (page.posts.at(-1)?.seq ?? after ?? 0) >= page.head;
      const posts = complete
        ? [...page.posts, ...newer.map((entry) => presentEntry(entry, grant.discloses))]
        : page.posts;
      return { ...read, posts, head: room.cursor };
    });
  }

  #roomOf(channel: ChannelId, head: number): ChannelRoom {
    const room = this.#rooms.get(channel) ?? new ChannelRoom(channel, head, this.#parts);
    this.#rooms.set(channel, room);
    return room;
  }

  /** Judged anew with another answer: out of the old group at once, and into the new one with what was missed. */
  async #change(channel: ChannelId, member: RoomMember, grant: Grant): Promise<void> {
    const { room, provision: before } = member;
    room?.leave(member);
    member.grant = grant;
    try {
      await before?.close(lastShown(member));
      member.provision = null;
      if (grant.readOnly || room === null || member.ended) return;
      const provision = await this.#parts.gate.provide(grant, member.shown + 1);
      member.provision = provision;
      await room.inTurn(async () => {
        await room.advance();
        const missed = await room.since(member.shown);
        if (member.ended || member.grant !== grant) return;
        room.join(member);
        if (missed.length === 0) return;
        const posts = missed.map((entry) => presentEntry(entry, grant.discloses));
        member.connection.emit('post:appended', { channel, posts, head: room.cursor });
      });
    } catch (error) {
      this.#parts.log.warn(
        { channel, err: error instanceof Error ? error.name : 'unknown' },
        'admission not renewed',
      );
      this.#end(channel, member, { allowed: false, code: 'N-01' });
    }
  }

  #end(channel: ChannelId, member: RoomMember, refusal: Refusal): void {
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

  #release(channel: ChannelId, { member, close }: Held): void {
    const own = this.#held.get(member.connection.id);
    own?.delete(channel);
    member.ended = true;
    close();
    const { room } = member;
    room?.leave(member);
    member.room = null;
    if (room !== null) {
      room.users -= 1;
      if (room.users === 0) this.#rooms.delete(channel);
    }
    member.provision?.close(lastShown(member)).catch((error: unknown) => {
      // The sweeper closes what a node leaves open (DESIGN decision 8).
      this.#parts.log.warn(
        { channel, err: error instanceof Error ? error.name : 'unknown' },
        'provision left open',
      );
    });
  }
}

const endFailure = (refusal: Refusal | null): Failure =>
  refusal === null ? new Failure('A-02') : new Failure(refusal.code, refusal.details);
