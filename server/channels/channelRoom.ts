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
 * One channel that is open on this node. It reads the log up to its own cursor, and sends each group of members what
 * follows the group's cursor: so nobody is sent a seq twice and none is skipped, whether hints come, come twice or
 * are lost.
 */
export class ChannelRoom {
  readonly channel: ChannelId;
  /** Holds while nothing is delivered: somebody who joins never comes between two steps of a delivery. */
  readonly inTurn = takeTurns();
  /** The members that use it, including those who are still entering; a room without any is dropped. */
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

  /**
   * Whether something was read and not yet sent to everybody: nothing crosses a border while this node does not hear
   * of revocations.
   */
  get lags(): boolean {
    return [...this.#groups.values()].some(({ cursor }) => cursor < this.cursor);
  }

  get rooms(): string[] {
    return [...this.#groups.values()].filter((group) => this.#mayServe(group)).map(({ key }) => key);
  }

  /**
   * Something was appended, up to this head; without a head, something may have been appended or is waiting here.
   * Calls that come while one waits count as one.
   */
  wake(head = Number.POSITIVE_INFINITY): void {
    this.#wokenFor = Math.max(this.#wokenFor, head);
    if (this.#waking) return;
    this.#waking = true;
    this.inTurn(async () => {
      this.#waking = false;
      const wanted = this.#wokenFor;
      this.#wokenFor = 0;
      // Somebody who came meanwhile has caused it to be read.
      if (wanted <= this.cursor && !this.lags) return;
      // What others wrote after that has hints of its own, and is found by the next poll.
      const own = this.#parts.logs.of(this.channel).ownAfter(this.cursor);
      await (own.length > 0 ? this.#take(own) : this.#advance());
    }).catch((error: unknown) => {
      this.#parts.log.warn(
        { channel: this.channel, err: nameOfError(error) },
        'channel not read; read again soon',
      );
    });
  }

  /**
   * Resolves when everything has been read that stood when it was called. Rooms that are asked at the same moment
   * share one look at the store.
   */
  async catchUp(): Promise<void> {
    const head = await this.#parts.store.headAfter({ channel: this.channel, after: this.cursor });
    if (head <= this.cursor) return;
    // Others have called this as well: the first of them reads for all.
    await this.inTurn(async () => {
      if (head > this.cursor) await this.#advance();
    });
  }

  /** Reads on from the store, and sends each group what it lacks. Only in turn. */
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
    // All groups at once: those at home neither wait for the provision of the others, nor go without if it cannot be
    // stored.
    const served = await Promise.allSettled(groups.map((group) => this.#serve(group, entries)));
    for (const each of served) if (each.status === 'rejected') throw each.reason;
  }

  /**
   * Whether this node has been told of what was revoked before the entries that wait here: then a post written after
   * a withdrawal reaches nobody whom the withdrawal concerns. If not, nothing crosses a border, and a later poll
   * sends what waits.
   */
  async #hears(): Promise<boolean> {
    if ([...this.#groups.values()].every(({ cursor }) => cursor >= this.cursor)) return true;
    return this.#parts.gate.hears();
  }

  /**
   * Puts a member who has been shown everything up to the cursor into the group of those who may be shown the same.
   * Only in turn.
   */
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
    // A group that lags has not been sent everything that this member has: another group, beside it, goes on from
    // here.
    const key = known === undefined || known.cursor === this.cursor ? alike : `${alike}:${this.cursor}`;
    const group: Group = this.#groups.get(key) ?? {
      ...{ key, crossing: isCrossing(grant), discloses: grant.discloses },
      ...{ members: new Set(), cursor: this.cursor },
    };
    this.#groups.set(key, group);
    return group;
  }

  /**
   * A node that does not hear of revocations delivers at home only (DESIGN decision 3); the rest is sent when it
   * hears again.
   */
  #mayServe(group: Group): boolean {
    if (group.crossing && !this.#parts.gate.isFresh()) return false;
    // Members past their `until`, or with a revocation that they were not judged with: out, until they are judged
    // anew.
    for (const member of group.members) if (member.admission.current() === null) this.drop(member);
    return group.members.size > 0;
  }

  /** @param read what was read just now, up to the cursor: a group that lacks no more is asked of no store for it */
  async #serve(group: Group, read: readonly Entry[]): Promise<void> {
    if (group.cursor >= this.cursor || !this.#mayServe(group)) return;
    const upTo = this.cursor;
    const lacks = read.findIndex(({ seq }) => seq === group.cursor + 1);
    const entries = lacks === -1 ? await this.recent.range(group.cursor, upTo) : read.slice(lacks);
    // They reach as far as was read, so that only corrections of what stands before them are asked for.
    const changes = await changesBeside(this.#parts.store, this.channel, entries, upTo);
    // Stored before anything is sent, for all members in one write. Most often a provision is open already, and
    // nothing has to be waited for.
    const opening = group.crossing ? this.#opening(group, entries) : [];
    if (opening.length > 0) await Promise.all(opening);
    // Storing may have taken a while. Nothing below waits, so what is true here is true when it is sent.
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

/** The entries that follow `cursor` without a gap; if a read raced with a failover, none may be skipped. */
const gaplessAfter = (cursor: number, entries: readonly Entry[]): Entry[] => {
  const upTo = entries.findIndex(({ seq }, at) => seq !== cursor + 1 + at);
  return upTo === -1 ? [...entries] : entries.slice(0, upTo);
};
