import type { Gate, Grant } from '#access/gate.ts';
import { isCrossing } from '#access/isCrossing.ts';
import type { Entry } from '#domain/channels/entry.ts';
import { showFolded } from '#domain/channels/showFolded.ts';
import { shownRuns } from '#domain/channels/shownRuns.ts';
import type { ChannelId } from '#domain/ids.ts';
import type { Logger } from '#platform/logger.ts';
import { nameOfError } from '#platform/nameOfError.ts';
import { takeTurns } from '#platform/takeTurns.ts';
import type { Broadcast } from '#server/realtime/broadcast.ts';
import type { ChannelLogs } from './channelLogs.ts';
import type { EntryStore } from './entryStore.ts';
import { STRIDE } from './entryStore.ts';
import { groupKey } from './groupKey.ts';
import { memberState, type RoomGroup } from './memberState.ts';
import { RecentEntries } from './recentEntries.ts';
import type { RoomMember } from './roomMember.ts';
import { changesBeside } from './showEntries.ts';

export interface RoomParts {
  readonly store: Pick<EntryStore, 'range' | 'headAfter' | 'changesOf'>;
  readonly logs: Pick<ChannelLogs, 'of'>;
  readonly gate: Pick<Gate, 'isFresh' | 'hears'>;
  readonly log: Logger;
  readonly broadcast: Broadcast;
}

type Group = RoomGroup<RoomMember>;

/**
 * One channel that is open on this node. It follows the log by its own cursor and sends each group what follows the
 * group's: nobody is sent a seq twice, and none is skipped, whatever hints come, come twice or are lost.
 */
export class ChannelRoom {
  readonly channel: ChannelId;
  /** Runs while nothing is delivered: joining and following the log never interleave. */
  readonly inTurn = takeTurns();
  /** Members that use it, those who are still entering included; without any it is forgotten. */
  readonly users = new Set<RoomMember>();
  readonly recent: RecentEntries;
  readonly #parts: RoomParts;
  readonly #groups = new Map<string, Group>();
  #waking = false;
  #wokenFor = 0;

  constructor(channel: ChannelId, head: number, parts: RoomParts) {
    this.channel = channel;
    this.#parts = parts;
    this.recent = new RecentEntries(head, (after, upTo) => parts.store.range(channel, after, upTo));
  }

  /** The last seq that this room has read. */
  get cursor(): number {
    return this.recent.end;
  }

  /** Whether something was read that was not sent to all yet: nothing crosses a border while revocations are not heard. */
  get lags(): boolean {
    return [...this.#groups.values()].some(({ cursor }) => cursor < this.cursor);
  }

  get rooms(): string[] {
    return [...this.#groups.values()].filter((group) => this.#mayServe(group)).map(({ key }) => key);
  }

  /**
   * Something was appended, up to this head; without one something may have been, or waits here. Called as often as one likes:
   * calls that come while one waits are one.
   */
  wake(head = Number.POSITIVE_INFINITY): void {
    this.#wokenFor = Math.max(this.#wokenFor, head);
    if (this.#waking) return;
    this.#waking = true;
    this.inTurn(async () => {
      this.#waking = false;
      const wanted = this.#wokenFor;
      this.#wokenFor = 0;
      // Read meanwhile by somebody who came.
      if (wanted <= this.cursor && !this.lags) return;
      // What others wrote after it is hinted at by itself, and found by the next poll.
      const own = this.#parts.logs.of(this.channel).ownAfter(this.cursor);
      await (own.length > 0 ? this.#take(own) : this.#advance());
    }).catch((error: unknown) => {
      this.#parts.log.warn(
        { channel: this.channel, err: nameOfError(error) },
        'channel not read; read again soon',
      );
    });
  }

  /** Has read all that stood when it was asked: of all rooms that are asked in one moment it is one look at the store. */
  async catchUp(): Promise<void> {
    const head = await this.#parts.store.headAfter({ channel: this.channel, after: this.cursor });
    if (head <= this.cursor) return;
    // Others have asked as well: whoever comes first reads for all.
    await this.inTurn(async () => {
      if (head > this.cursor) await this.#advance();
    });
  }

  /** Reads on from the store and sends each group what it lacks. In turn only. */
  async #advance(): Promise<void> {
    for (;;) {
      const read = gaplessAfter(
        this.cursor,
        await this.#parts.store.range(this.channel, this.cursor, this.cursor + STRIDE),
      );
      await this.#take(read);
      if (read.length < STRIDE) return;
    }
  }

  async #take(entries: readonly Entry[]): Promise<void> {
    this.recent.append(entries);
    const hears = await this.#hears();
    const groups = [...this.#groups.values()].filter(({ crossing }) => hears || !crossing);
    // Side by side: those at home do not wait for the provision of others, nor go without where it cannot be stored.
    const served = await Promise.allSettled(groups.map((group) => this.#serve(group, entries)));
    for (const each of served) if (each.status === 'rejected') throw each.reason;
  }

  /**
   * Whether what was revoked before the entries that wait here has been told: a post that follows a withdrawal
   * reaches nobody whom the withdrawal concerns. Without it nothing crosses a border, and what waits is sent by a
   * later poll.
   */
  async #hears(): Promise<boolean> {
    if ([...this.#groups.values()].every(({ cursor }) => cursor >= this.cursor)) return true;
    return this.#parts.gate.hears();
  }

  /** Puts a member, who has been shown all up to the cursor, among those who may be shown the same. In turn only. */
  join(member: RoomMember, state: Parameters<typeof memberState.follow>[0], pushedFrom: number): void {
    const group = this.#groupFor(state.grant);
    group.members.add(member);
    member.state = memberState.follow(state, group, pushedFrom);
    member.connection.join(group.key);
  }

  /** At once, in turn or not: from now on nothing reaches this member. */
  drop(member: RoomMember): void {
    if (member.state.is !== 'following') return;
    const { key } = member.state.group;
    member.state = memberState.dropOut(member.state);
    member.connection.leave(key);
    const group = this.#groups.get(key);
    group?.members.delete(member);
    if (group?.members.size === 0) this.#groups.delete(key);
  }

  #groupFor(grant: Grant): Group {
    const alike = groupKey(this.channel, grant);
    const known = this.#groups.get(alike);
    // One that lags has not been sent what this member has: beside it there is one that goes on from here.
    const key = known === undefined || known.cursor === this.cursor ? alike : `${alike}:${this.cursor}`;
    const group: Group = this.#groups.get(key) ?? {
      ...{ key, crossing: isCrossing(grant), discloses: grant.discloses },
      ...{ members: new Set(), cursor: this.cursor },
    };
    this.#groups.set(key, group);
    return group;
  }

  /** A node that does not hear of revocations delivers at home only (DESIGN decision 3); the rest comes when it does. */
  #mayServe(group: Group): boolean {
    if (group.crossing && !this.#parts.gate.isFresh()) return false;
    // Past its `until`, or touched by a revocation it was not judged with yet: out, until judged anew.
    for (const member of group.members) if (member.admission.current() === null) this.drop(member);
    return group.members.size > 0;
  }

  /** @param read what was read just now, up to the cursor: a group that lacks no more is asked of no store for it */
  async #serve(group: Group, read: readonly Entry[]): Promise<void> {
    if (group.cursor >= this.cursor || !this.#mayServe(group)) return;
    const upTo = this.cursor;
    const lacks = read.findIndex(({ seq }) => seq === group.cursor + 1);
    const entries = lacks === -1 ? await this.recent.range(group.cursor, upTo) : read.slice(lacks);
    // They reach as far as was read, so that it is asked for corrections of what stands before them alone.
    const changes = await changesBeside(this.#parts.store, this.channel, entries, upTo);
    // Stored before it leaves, all members' in one write; most often a run is open already, and nothing is waited for.
    const opening = group.crossing ? this.#opening(group, entries) : [];
    if (opening.length > 0) await Promise.all(opening);
    // The store may have taken its time: nothing below waits, so what holds here holds when it is sent.
    if (!this.#mayServe(group)) return;
    const posts = showFolded(entries, changes, group.discloses).views;
    group.cursor = upTo;
    this.#parts.broadcast([group.key], 'post:appended', { channel: this.channel, posts, head: upTo });
  }

  /** The provisions that are to be stored for these first. */
  #opening({ members, discloses }: Group, entries: readonly Entry[]): Promise<void>[] {
    const [run] = shownRuns(entries, discloses);
    return [...members].flatMap(({ admission }) => (admission.covers(run) ? [] : [admission.provide(run)]));
  }
}

/** What stands without a gap behind `cursor`; a read that raced with a failover must not make us skip one. */
const gaplessAfter = (cursor: number, entries: readonly Entry[]): Entry[] => {
  const upTo = entries.findIndex(({ seq }, at) => seq !== cursor + 1 + at);
  return upTo === -1 ? [...entries] : entries.slice(0, upTo);
};
