import { joinRuns, type SeqRuns } from '#domain/channels/seqRuns.ts';
import type { ChannelId, SessionId } from '#domain/ids.ts';
import type { RealtimeConnection } from '#server/realtime/realtimeConnection.ts';
import { pushedTo } from './memberState.ts';
import type { RoomMember } from './roomMember.ts';

/** Which connection holds which channel open on this node, also by session. */
export class HeldMembers {
  readonly #byConnection = new Map<string, Map<ChannelId, RoomMember>>();
  /** The connections of each session that hold a channel here. */
  readonly #bySession = new Map<SessionId, Set<string>>();

  of(connection: RealtimeConnection, channel: ChannelId): RoomMember | undefined {
    return this.#byConnection.get(connection.id)?.get(channel);
  }

  /** How many channels a connection has open. */
  count(connection: RealtimeConnection): number {
    return this.#byConnection.get(connection.id)?.size ?? 0;
  }

  *all(): Iterable<readonly [ChannelId, RoomMember]> {
    for (const own of this.#byConnection.values()) yield* [...own];
  }

  /** `onClosed`: called for each channel that the connection still holds when it closes. */
  add(channel: ChannelId, member: RoomMember, onClosed: (channel: ChannelId) => void): void {
    const { connection } = member;
    const own = this.#byConnection.get(connection.id);
    if (own !== undefined) {
      own.set(channel, member);
      return;
    }
    this.#byConnection.set(connection.id, new Map([[channel, member]]));
    const { session } = connection.actor;
    const beside = this.#bySession.get(session) ?? new Set();
    this.#bySession.set(session, beside.add(connection.id));
    connection.onClose(() => {
      beside.delete(connection.id);
      if (beside.size === 0) this.#bySession.delete(session);
      for (const open of [...(this.#byConnection.get(connection.id)?.keys() ?? [])]) onClosed(open);
      this.#byConnection.delete(connection.id);
    });
  }

  delete(channel: ChannelId, { connection }: RoomMember): void {
    this.#byConnection.get(connection.id)?.delete(channel);
  }

  /** [PO6] What was pushed on this node to the connections of a session, or came with the answer to opening a channel. */
  pushedTo(session: SessionId, channel: ChannelId): SeqRuns {
    const own = [...(this.#bySession.get(session) ?? [])];
    const members = own.flatMap((each) => this.#byConnection.get(each)?.get(channel) ?? []);
    return joinRuns(...members.map(({ state }) => pushedTo(state)));
  }
}
