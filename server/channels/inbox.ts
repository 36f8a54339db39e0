import type { Admission, holdAdmission } from '#access/admission.ts';
import type { Gate, Grant } from '#access/gate.ts';
import { countSeqs } from '#domain/channels/seqRuns.ts';
import type { AccountId, ChannelId, PositionId } from '#domain/ids.ts';
import type { Clock } from '#platform/clock.ts';
import { Failure } from '#platform/failure.ts';
import type { Logger } from '#platform/logger.ts';
import type { Connections } from '#server/realtime/connections.ts';
import type { Broadcast } from '#server/realtime/openRealtime.ts';
import type { RealtimeConnection } from '#server/realtime/realtimeConnection.ts';
import type { ChannelsNeeds } from './channelParts.ts';
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
  readonly patientOfChannel: ChannelsNeeds['patientOfChannel'];
  readonly membersReading: ChannelsNeeds['membersReading'];
  readonly holdAdmission: typeof holdAdmission;
  /** What this connection may see of a channel that it has open; null where it has it not, or may not now. */
  readonly grantInRoom: (connection: RealtimeConnection, channel: ChannelId) => Grant | null;
}

type Entered = Admission | null;

/** [AU13] Nobody asks here but a page that is open: refused with each post, it is one fact and a count. */
const countingRefusals = (gate: Gate): Gate => ({
  ...gate,
  require: async (...asked) => {
    const answer = await gate.ask(...asked);
    if (!answer.allowed) throw new Failure(answer.code, answer.details);
    return answer;
  },
});

/**
 * Tells each connection of a member the unread of a channel that it need not have open. Each recipient is judged, by
 * the admission of the open channel or by one that is held here as long as the connection: a count follows one
 * judgement and not one a post. All members' marks are one question, however many they are, and those who have as many
 * unread get one frame that is made once.
 */
export class Inbox {
  readonly #parts: InboxParts;
  readonly #entered = new Map<string, Map<ChannelId, Promise<Entered>>>();

  constructor(parts: InboxParts) {
    this.#parts = parts;
  }

  /** A channel's head has moved: all of its members that are connected here. */
  async tellMembers(channel: ChannelId, head: number): Promise<void> {
    if (this.#parts.connections.size === 0) return;
    const patient = await this.#parts.patientOfChannel(channel);
    const members = new Map(patient?.memberships.map(({ position, account }) => [position, account]));
    const here = [...members.keys()].filter((one) => this.#parts.connections.ofPosition(one).length > 0);
    const marks = here.length === 0 ? [] : await this.#parts.marks.ofChannel(channel);
    const settled = new Map(marks.map((mark) => [mark.position, mark.settled]));
    const missing = await this.#parts.quiet.unread(
      channel,
      head,
      here.map((position) => settled.get(position) ?? []),
    );
    const unread = here.map((position, at) => [position, countSeqs(missing[at]!)] as const);
    await Promise.all([this.#tell(channel, head, unread), this.tellElsewhere(channel, members)]);
  }

  /**
   * Who acts in another of their positions is told that something waits in this one, and not what. Who has left the
   * team is not told that it goes on.
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

  /** One position's connections here: after they read on another device, or wrote. */
  async tellPosition(channel: ChannelId, position: PositionId, head: number): Promise<void> {
    if (this.#parts.connections.ofPosition(position).length === 0) return;
    const { settled } = await this.#parts.marks.of(channel, position);
    const [missing = []] = await this.#parts.quiet.unread(channel, head, [settled]);
    await this.#tell(channel, head, [[position, countSeqs(missing)]]);
  }

  async #tell(
    channel: ChannelId,
    head: number,
    counts: readonly (readonly [PositionId, number])[],
  ): Promise<void> {
    const { connections, broadcast, grantInRoom } = this.#parts;
    const asked = await Promise.all(
      counts.flatMap(([position, unread]) =>
        connections.ofPosition(position).map(async (connection) => {
          const isOpen = grantInRoom(connection, channel) !== null;
          return { connection, unread, held: isOpen ? null : await this.#enter(connection, channel) };
        }),
      ),
    );
    // Nothing is waited for below: what holds here holds when it is sent.
    const alike = new Map<number, string[]>();
    for (const { connection, unread, held } of asked) {
      const grant = grantInRoom(connection, channel) ?? held?.current() ?? null;
      if (grant === null || grant.readOnly || connection.isClosed) continue;
      const same = alike.get(unread);
      if (same === undefined) alike.set(unread, [connection.id]);
      else same.push(connection.id);
    }
    for (const [unread, to] of alike) broadcast(to, 'unread:changed', { channel, head, unread });
  }

  #enter(connection: RealtimeConnection, channel: ChannelId): Promise<Entered> {
    const own = this.#entered.get(connection.id) ?? this.#begin(connection);
    const known = own.get(channel);
    if (known !== undefined) return known;
    const entering = this.#hold(connection, channel, () => own.delete(channel));
    own.set(channel, entering);
    return entering;
  }

  #begin(connection: RealtimeConnection): Map<ChannelId, Promise<Entered>> {
    const own = new Map<ChannelId, Promise<Entered>>();
    this.#entered.set(connection.id, own);
    connection.onClose(() => {
      this.#entered.delete(connection.id);
      for (const entering of own.values()) void entering.then((admission) => admission?.close());
    });
    return own;
  }

  async #hold(connection: RealtimeConnection, channel: ChannelId, forget: () => void): Promise<Entered> {
    try {
      const admission = await this.#parts.holdAdmission({
        gate: countingRefusals(this.#parts.gate),
        clock: this.#parts.clock,
        actor: connection.actor,
        act: 'list',
        record: { kind: 'channel', id: channel },
        onChanged: () => undefined,
        onEnded: forget,
      });
      if (connection.isClosed) admission.close();
      return admission;
    } catch {
      // Refused, or a store is away: judged again with the next post.
      forget();
      return null;
    }
  }
}
