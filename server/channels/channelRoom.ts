import type { Gate, Grant } from '#access/gate.ts';
import { isCrossing } from '#access/isCrossing.ts';
import type { Entry } from '#domain/channels/entry.ts';
import { presentEntry } from '#domain/channels/presentEntry.ts';
import type { ChannelId } from '#domain/ids.ts';
import type { Logger } from '#platform/logger.ts';
import { nameOfError } from '#platform/nameOfError.ts';
import { takeTurns } from '#platform/takeTurns.ts';
import type { Broadcast } from '#server/realtime/openRealtime.ts';
import type { ChannelLogs } from './channelLogs.ts';
import type { EntryStore } from './entryStore.ts';
import { STRIDE } from './entryStore.ts';
import { groupKey } from './groupKey.ts';
import { lastShown, type RoomGroup, type RoomMember } from './roomMember.ts';

export interface RoomParts {
  readonly store: Pick<EntryStore, 'range'>;
  readonly logs: Pick<ChannelLogs, 'of'>;
  readonly gate: Pick<Gate, 'isFresh' | 'hears'>;
  readonly log: Logger;
  readonly broadcast: Broadcast;
}

/** Entries kept for those who join or lag a little; all others read the store. */
const RECENT = 200;

/**
 * One channel that is open on this node. It follows the log by its own cursor and sends each group what follows the
 * group's: nobody is sent a seq twice, and none is skipped, whatever hints come, come twice or are lost.
 */
export class ChannelRoom {
  readonly channel: ChannelId;
  /** Runs while nothing is delivered: joining and following the log never interleave. */
  readonly inTurn = takeTurns();
  /** Members that use it, those who are still entering included; without any it is forgotten. */
  users = 0;
  readonly #parts: RoomParts;
  readonly #groups = new Map<string, RoomGroup>();
  #cursor: number;
  #recent: Entry[] = [];
  #waking = false;

  constructor(channel: ChannelId, head: number, parts: RoomParts) {
    this.channel = channel;
    this.#cursor = head;
    this.#parts = parts;
  }

  /** The last seq that this room has read. */
  get cursor(): number {
    return this.#cursor;
  }

  /** Whether something was read that was not sent to all yet: nothing crosses a border while revocations are not heard. */
  get lags(): boolean {
    return [...this.#groups.values()].some(({ cursor }) => cursor < this.#cursor);
  }

  get rooms(): string[] {
    return [...this.#groups.values()].filter((group) => this.#mayServe(group)).map(({ key }) => key);
  }

  /** Something may have been appended. Called as often as one likes: calls that come while one waits are one. */
  wake(): void {
    if (this.#waking) return;
    this.#waking = true;
    this.inTurn(async () => {
      this.#waking = false;
      // What others wrote after it is hinted at by itself, and found by the next poll.
      const own = this.#parts.logs.of(this.channel).ownAfter(this.#cursor);
      await (own.length > 0 ? this.#take(own) : this.advance());
    }).catch((error: unknown) => {
      this.#parts.log.warn(
        { channel: this.channel, err: nameOfError(error) },
        'channel not read; read again soon',
      );
    });
  }

  /** Reads on from the store and sends each group what it lacks. In turn only. */
  async advance(): Promise<void> {
    for (;;) {
      const read = gaplessAfter(
        this.#cursor,
        await this.#parts.store.range(this.channel, this.#cursor, this.#cursor + STRIDE),
      );
      await this.#take(read);
      if (read.length < STRIDE) return;
    }
  }

  async #take(entries: readonly Entry[]): Promise<void> {
    this.#recent = [...this.#recent, ...entries].slice(-RECENT);
    this.#cursor += entries.length;
    const hears = await this.#hears();
    for (const group of this.#groups.values()) if (hears || !group.crossing) await this.#serve(group);
  }

  /**
   * Whether what was revoked before the entries that wait here has been told: a post that follows a withdrawal
   * reaches nobody whom the withdrawal concerns. Without it nothing crosses a border, and what waits is sent by a
   * later poll.
   */
  async #hears(): Promise<boolean> {
    if ([...this.#groups.values()].every(({ cursor }) => cursor >= this.#cursor)) return true;
    return this.#parts.gate.hears();
  }

  /** The entries with `after < seq <= cursor`. */
  async since(after: number): Promise<Entry[]> {
    if (after >= this.#cursor) return [];
    const kept = this.#recent.filter(({ seq }) => seq > after);
    return kept.length === this.#cursor - after
      ? kept
      : this.#parts.store.range(this.channel, after, this.#cursor);
  }

  /** Puts a member, who has been shown all up to the cursor, among those who may be shown the same. In turn only. */
  join(member: RoomMember): void {
    const { grant } = member;
    const key = groupKey(this.channel, grant);
    const group = this.#groups.get(key) ?? this.#openGroup(key, grant);
    group.members.add(member);
    member.group = group;
    member.connection.join(key);
  }

  /** At once, in turn or not: from now on nothing reaches this member. */
  leave(member: RoomMember): void {
    const { group } = member;
    if (group === null) return;
    member.shown = lastShown(member);
    member.group = null;
    member.connection.leave(group.key);
    group.members.delete(member);
    if (group.members.size === 0) this.#groups.delete(group.key);
  }

  #openGroup(key: string, grant: Grant): RoomGroup {
    const { discloses } = grant;
    const members = new Set<RoomMember>();
    const group = { key, crossing: isCrossing(grant), discloses, members, cursor: this.#cursor };
    this.#groups.set(key, group);
    return group;
  }

  /** A node that does not hear of revocations delivers at home only (DESIGN decision 3); the rest comes when it does. */
  #mayServe(group: RoomGroup): boolean {
    if (group.crossing && !this.#parts.gate.isFresh()) return false;
    // Past its `until`, or touched by a revocation it was not judged with yet: out, until judged anew.
    for (const member of group.members) if (member.admission.current() === null) this.leave(member);
    return group.members.size > 0;
  }

  async #serve(group: RoomGroup): Promise<void> {
    if (group.cursor >= this.#cursor || !this.#mayServe(group)) return;
    const entries = await this.since(group.cursor);
    // Stored before it leaves, all members' in one write; most often a run is open already, and nothing is written.
    if (group.crossing)
      await Promise.all([...group.members].map(({ provision }) => provision?.ready(entries)));
    // The store may have taken its time: nothing below waits, so what holds here holds when it is sent.
    if (!this.#mayServe(group)) return;
    const posts = entries.map((entry) => presentEntry(entry, group.discloses));
    group.cursor = this.#cursor;
    for (const { provision } of group.members) provision?.shown(group.cursor);
    this.#parts.broadcast([group.key], 'post:appended', { channel: this.channel, posts, head: this.#cursor });
  }
}

/** What stands without a gap behind `cursor`; a read that raced with a failover must not make us skip one. */
const gaplessAfter = (cursor: number, entries: readonly Entry[]): Entry[] => {
  const upTo = entries.findIndex(({ seq }, at) => seq !== cursor + 1 + at);
  return upTo === -1 ? [...entries] : entries.slice(0, upTo);
};
