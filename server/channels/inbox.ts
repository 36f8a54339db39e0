import type { Admission, holdAdmission } from '#access/admission.ts';
import type { Gate, Grant } from '#access/gate.ts';
import { countSeqs } from '#domain/channels/seqRuns.ts';
import type { AccountId, ChannelId, PositionId } from '#domain/ids.ts';
import type { Clock } from '#platform/clock.ts';
import { Failure } from '#platform/failure.ts';
import type { Logger } from '#platform/logger.ts';
import type { Broadcast } from '#server/realtime/broadcast.ts';
import type { Connections } from '#server/realtime/connections.ts';
import type { RealtimeConnection } from '#server/realtime/realtimeConnection.ts';
import type { PartsOfChannels } from './channelParts.ts';
import type { QuietSeqs } from './quietSeqs.ts';
import type { ReadMarks } from './readMarks.ts';

export interface InboxParts {
  readonly gate: Gate;
  readonly clock: Clock;
  readonly log: Logger;
  readonly connections: Connections;
  readonly broadcast: Broadcast;
  readonly marks: ReadMarks;
  readonly quiet: Pick<QuietSeqs, 'unread'>;
  readonly patientOfChannel: PartsOfChannels['patientOfChannel'];
  readonly membersReading: PartsOfChannels['membersReading'];
  readonly holdAdmission: typeof holdAdmission;
  /** What this connection may see of a channel that it has open; null where it has not opened it, or may not see it now. */
  readonly grantInRoom: (connection: RealtimeConnection, channel: ChannelId) => Grant | null;
  /** Whether the frame of the post itself told it of this head, or will: it has the channel open, and counts on from there. */
  readonly isPushed: (connection: RealtimeConnection, channel: ChannelId, head: number) => boolean;
}

/** What is held of one connection, and what is being entered for it. */
interface Entered {
  readonly held: Map<ChannelId, Admission>;
  readonly entering: Map<ChannelId, Promise<void>>;
}

/** [AU13] Only a page that is open asks here: if it is refused with each post, that is one fact and a count. */
const countingRefusals = (gate: Gate): Gate => ({
  ...gate,
  require: async (...asked) => {
    const answer = await gate.ask(...asked);
    if (!answer.allowed) throw new Failure(answer.code, answer.details);
    return answer;
  },
});

/**
 * Tells each connection of a member the unread of a channel that it has not open; who has it open counts on from the frame
 * of the post [PO16]. Each recipient is judged, by the admission of the open channel or by one that is held here as long as
 * the connection: a count follows one judgement and not one a post. All members' marks are one question, however many they
 * are, and those who have as many unread get one frame that is made once.
 */
export class Inbox {
  readonly #parts: InboxParts;
  readonly #entered = new Map<string, Entered>();

  constructor(parts: InboxParts) {
    this.#parts = parts;
  }

  /** A channel's head has moved: all of its members that are connected here and were not told by the post itself. */
  async tellMembers(channel: ChannelId, head: number): Promise<void> {
    const { connections, isPushed, marks } = this.#parts;
    if (connections.size === 0) return;
    const patient = await this.#parts.patientOfChannel(channel);
    const members = new Map(patient?.memberships.map(({ position, account }) => [position, account]));
    const here = [...members.keys()].flatMap((position) => {
      const to = connections.ofPosition(position).filter((each) => !isPushed(each, channel, head));
      return to.length === 0 ? [] : [{ position, to }];
    });
    const known = here.length === 0 ? [] : await marks.ofChannel(channel);
    const stored = new Map(known.map((mark) => [mark.position, mark.settled]));
    const missing = await this.#parts.quiet.unread(
      channel,
      head,
      here.map(({ position }) => marks.withOwn(channel, position, stored.get(position) ?? [])),
    );
    const counts = here.map(({ to }, at) => ({ to, unread: countSeqs(missing[at]!) }));
    await Promise.all([this.#tell(channel, head, counts), this.tellElsewhere(channel, members)]);
  }

  /**
   * Somebody who acts in another of their positions is told that something waits in this one, and not what. Somebody
   * who has left the team is not told that it goes on.
   */
  async tellElsewhere(channel: ChannelId, members: ReadonlyMap<PositionId, AccountId>): Promise<void> {
    const elsewhere = [...members].flatMap(([position, account]) =>
      this.#parts.connections
        .ofAccount(account)
        .filter(({ actor }) => actor.position !== position)
        .map((connection) => ({ position, connection })),
    );
    if (elsewhere.length === 0) return;
    const reading = new Set((await this.#parts.membersReading(channel)).map(({ position }) => position));
    const told = elsewhere.filter(({ position }) => reading.has(position));
    for (const connection of new Set(told.map((each) => each.connection)))
      if (!connection.isClosed) connection.emit('waiting:changed', {});
  }

  /** The connections here of one position: after its person has read on another device, or has written. */
  async tellPosition(channel: ChannelId, position: PositionId, head: number): Promise<void> {
    const to = this.#parts.connections.ofPosition(position);
    if (to.length === 0) return;
    const { settled } = await this.#parts.marks.of(channel, position);
    const [missing = []] = await this.#parts.quiet.unread(channel, head, [settled]);
    await this.#tell(channel, head, [{ to, unread: countSeqs(missing) }]);
  }

  async #tell(
    channel: ChannelId,
    head: number,
    counts: readonly { readonly to: readonly RealtimeConnection[]; readonly unread: number }[],
  ): Promise<void> {
    const { broadcast, grantInRoom } = this.#parts;
    const entering = counts.flatMap(({ to }) =>
      to.flatMap((connection) =>
        grantInRoom(connection, channel) === null ? (this.#enter(connection, channel) ?? []) : [],
      ),
    );
    if (entering.length > 0) await Promise.all(entering);
    // Nothing below waits: what is true here is true when it is sent.
    const alike = new Map<number, string[]>();
    for (const { to, unread } of counts)
      for (const connection of to) {
        const grant = grantInRoom(connection, channel) ?? this.#heldOf(connection, channel);
        if (grant === null || grant.readOnly || connection.isClosed) continue;
        const same = alike.get(unread);
        if (same === undefined) alike.set(unread, [connection.id]);
        else same.push(connection.id);
      }
    for (const [unread, to] of alike) broadcast(to, 'unread:changed', { channel, head, unread });
  }

  #heldOf(connection: RealtimeConnection, channel: ChannelId): Grant | null {
    return this.#entered.get(connection.id)?.held.get(channel)?.current() ?? null;
  }

  /** Null: it is held already. */
  #enter(connection: RealtimeConnection, channel: ChannelId): Promise<void> | null {
    const own = this.#entered.get(connection.id) ?? this.#begin(connection);
    if (own.held.has(channel)) return null;
    const known = own.entering.get(channel);
    if (known !== undefined) return known;
    const entering = this.#hold(connection, channel, own).finally(() => own.entering.delete(channel));
    own.entering.set(channel, entering);
    return entering;
  }

  #begin(connection: RealtimeConnection): Entered {
    const own: Entered = { held: new Map(), entering: new Map() };
    this.#entered.set(connection.id, own);
    connection.onClose(() => {
      this.#entered.delete(connection.id);
      for (const admission of own.held.values()) admission.close();
    });
    return own;
  }

  async #hold(connection: RealtimeConnection, channel: ChannelId, { held }: Entered): Promise<void> {
    let ended = false;
    try {
      const admission = await this.#parts.holdAdmission({
        gate: countingRefusals(this.#parts.gate),
        clock: this.#parts.clock,
        actor: connection.actor,
        act: 'list',
        record: { kind: 'channel', id: channel },
        onChanged: () => undefined,
        onEnded: () => {
          ended = true;
          held.delete(channel);
        },
      });
      if (connection.isClosed || ended) admission.close();
      else held.set(channel, admission);
    } catch {
      // Refused, or a store is away: it is judged again with the next post.
    }
  }
}
