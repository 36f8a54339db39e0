import { unlinked } from '#access/unlinked.ts';
import type { Entry, EntryDraft } from '#domain/channels/entry.ts';
import type { ChannelId, PostId } from '#domain/ids.ts';
import { Failure } from '#platform/failure.ts';
import type { Logger } from '#platform/logger.ts';
import { nameOfError } from '#platform/nameOfError.ts';
import { newId } from '#platform/newId.ts';
import { type EntryKey, type EntryStore, findingKeys, STRIDE } from './entryStore.ts';
import { withinSilence } from './withinSilence.ts';

/** What is handed in: the draft, and the fact of its writing that is stored with it. */
export interface WrittenDraft {
  readonly draft: EntryDraft;
  readonly fact: unknown;
}

export interface LogOptions {
  readonly store: EntryStore;
  readonly log: Logger;
  /** Called with the head after each commit of this node, and with what was committed. */
  readonly onHead: (channel: ChannelId, head: number, entries: readonly Entry[]) => void;
  /** Called with what this node has just inserted, in order. */
  readonly onOwn?: (channel: ChannelId, entries: readonly Entry[]) => void;
  /** How long an append is tried again while the store is away. */
  readonly patienceMs?: number;
}

interface Waiting extends WrittenDraft {
  readonly key: EntryKey;
  readonly id: PostId;
  readonly deadline: number;
  readonly settle: { resolve: (entry: Entry) => void; reject: (error: unknown) => void };
}

/** Entries of one insertMany: 10,000 characters each stay far below the store's 48 MB message. */
const BATCH = 100;
/** How much is kept of what this node wrote, for the room that is open here: the last commit at least. */
const OWN_KEPT = 16;
/** A hint that is so far behind costs a cold node one bounded read. */
const HINT_EVERY = 50;
const BACKOFF_MS = [0, 5, 20, 80, 200, 400] as const;

const nameOf = ({ account, clientId }: EntryKey) => `${account}:${clientId}`;

/**
 * One node's committer of one channel (DESIGN decision 4). There is no counter: the entries that wait are appended as
 * head+1 ... n in one ordered insert, together with those of other channels. The unique index (channel, seq) refuses
 * all writers but one; a writer who is refused reads on and appends at once. After any error nothing is assumed: the
 * store is asked, by clientId, which of its entries stand. More load makes commits larger and not more of them, and
 * n+1 never exists before n.
 */
export class ChannelLog {
  readonly channel: ChannelId;
  readonly #options: LogOptions;
  readonly #waiting: Waiting[] = [];
  /** Appends under way, by account and clientId: a retry that comes meanwhile is the same entry. */
  readonly #inFlight = new Map<string, Promise<Entry>>();
  #head: number | null = null;
  /** The last entries that this node inserted, without a gap. */
  #own: Entry[] = [];
  #hinted = 0;
  /** What was acknowledged since the last word of the head. */
  #committed: Entry[] = [];
  #running: Promise<void> | null = null;

  constructor(channel: ChannelId, options: LogOptions) {
    this.channel = channel;
    this.#options = options;
  }

  /**
   * Resolves when the entry is durable on a majority; N-01 when the store was away for too long (a retry is the same
   * entry).
   */
  append(written: WrittenDraft): Promise<Entry> {
    const key = { account: written.draft.author.account, clientId: written.draft.clientId };
    const name = nameOf(key);
    const same = this.#inFlight.get(name);
    if (same !== undefined) return same;
    const appended = new Promise<Entry>((resolve, reject) => {
      const deadline = Date.now() + (this.#options.patienceMs ?? 15_000);
      this.#waiting.push({ ...written, key, id: newId<PostId>(), deadline, settle: { resolve, reject } });
    }).finally(() => this.#inFlight.delete(name));
    this.#inFlight.set(name, appended);
    this.#running ??= this.#run();
    return appended;
  }

  /** The head as the store has it now, at majority. */
  async readHead(): Promise<number> {
    let head = this.#head ?? (await this.#options.store.hint(this.channel));
    for (;;) {
      const next = await withinSilence(this.#options.store.headAfter({ channel: this.channel, after: head }));
      const ended = next < head + STRIDE;
      head = next;
      if (ended) break;
    }
    this.#learn(head);
    return this.#head ?? head;
  }

  /**
   * The head, once it is known to be at least as far as somebody said. For what this node wrote itself the store need
   * not be asked.
   */
  async headFrom(atLeast: number): Promise<number> {
    return this.#head !== null && this.#head >= atLeast ? this.#head : this.readHead();
  }

  /** The entries right after this seq that this node wrote itself, the oldest first; others may have written after them. */
  ownAfter(seq: number): readonly Entry[] {
    const at = this.#own.findIndex((entry) => entry.seq === seq + 1);
    return at === -1 ? [] : this.#own.slice(at);
  }

  get busy(): boolean {
    return this.#running !== null;
  }

  /** Resolves when nothing waits. */
  async idle(): Promise<void> {
    while (this.#running !== null) await this.#running;
  }

  #learn(head: number): void {
    if (this.#head !== null && head <= this.#head) return;
    this.#head = head;
  }

  async #run(): Promise<void> {
    // One turn of the event loop gathers what arrived together.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      await this.#commit(this.#waiting.splice(0, BATCH));
      if (this.#head !== null) this.#options.onHead(this.channel, this.#head, this.#committed.splice(0));
    }
    this.#running = null;
    await this.#raiseHint();
  }

  /** Carries one batch until each of its entries stands or was given back. */
  async #commit(batch: Waiting[]): Promise<void> {
    let left = batch;
    let troubles = 0;
    while (left.length > 0) {
      try {
        const head = this.#head ?? (await this.readHead());
        await this.#insert(left, head);
        return;
      } catch (error) {
        this.#options.log.debug(
          { channel: this.channel, err: nameOfError(error) },
          'append was refused or lost',
        );
      }
      const before = this.#head;
      try {
        left = await this.#settleStanding(left);
        await this.readHead();
        // Losing a race is no failure: the head has moved, and the next try is made at once.
        troubles = this.#head === before ? troubles + 1 : 0;
      } catch {
        troubles += 1;
      }
      left = this.#giveBackLate(left);
      await pause(BACKOFF_MS[Math.min(troubles, BACKOFF_MS.length - 1)] ?? 0);
    }
  }

  async #insert(batch: readonly Waiting[], head: number): Promise<void> {
    const records = batch.map(({ draft, fact, id }, at) => ({
      _id: id,
      channel: this.channel,
      seq: head + 1 + at,
      ...draft,
      ...findingKeys(this.channel, { ...draft, seq: head + 1 + at }),
      fact,
      ...unlinked(fact),
    }));
    await this.#options.store.insert(records);
    this.#learn(head + records.length);
    const entries: Entry[] = records.map(
      ({ _id, fact: _fact, unlinked: _mark, mentioned: _key, quiet: _part, ...rest }) => ({
        ...rest,
        id: _id,
      }),
    );
    const goesOn = this.#own.at(-1)?.seq === head;
    this.#own = [...(goesOn ? this.#own : []), ...entries].slice(-Math.max(OWN_KEPT, entries.length));
    this.#committed.push(...entries);
    this.#options.onOwn?.(this.channel, entries);
    for (const [at, { settle }] of batch.entries()) settle.resolve(entries[at]!);
  }

  /** Asks which entries of a batch stand, whoever wrote them and whatever reply was lost. Returns those that do not. */
  async #settleStanding(batch: readonly Waiting[]): Promise<Waiting[]> {
    const keys = batch.map(({ key }) => key);
    const standing = await withinSilence(this.#options.store.standing(this.channel, keys));
    const found = new Map(
      standing.map((entry) => [nameOf({ account: entry.author.account, clientId: entry.clientId }), entry]),
    );
    const left: Waiting[] = [];
    for (const one of batch) {
      const entry = found.get(nameOf(one.key));
      if (entry === undefined) left.push(one);
      else {
        this.#committed.push(entry);
        one.settle.resolve(entry);
      }
    }
    return left;
  }

  /** Gives back, with N-01, what has waited too long. It may stand all the same: then the retry finds it by clientId. */
  #giveBackLate(batch: readonly Waiting[]): Waiting[] {
    const now = Date.now();
    return batch.filter(({ deadline, settle }) => {
      if (deadline > now) return true;
      settle.reject(new Failure('N-01', { retryAfterSeconds: 2 }));
      return false;
    });
  }

  async #raiseHint(): Promise<void> {
    const head = this.#head ?? 0;
    if (head - this.#hinted < HINT_EVERY && this.#hinted > 0) return;
    this.#hinted = head;
    try {
      await this.#options.store.raiseHint(this.channel, head);
    } catch (error) {
      // The hint may be behind: then the next cold start reads a little more.
      this.#options.log.debug({ channel: this.channel, err: nameOfError(error) }, 'head hint not raised');
    }
  }
}

const pause = (ms: number) =>
  ms === 0 ? Promise.resolve() : new Promise<void>((resolve) => setTimeout(resolve, ms));
