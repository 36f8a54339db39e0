import type { MinutesId } from '#domain/ids.ts';
import type { UpdateRules } from '#domain/minutes/acceptUpdate.ts';
import type { DecodedUpdate } from '#domain/minutes/decodeBounded.ts';
import { advance, type DocumentState, followedBy } from '#domain/minutes/documentState.ts';
import type { Author, MinutesEvent } from '#domain/minutes/minutesEntry.ts';
import { takeApart } from '#domain/minutes/takeApart.ts';
import type { Clock } from '#platform/clock.ts';
import { newId } from '#platform/newId.ts';
import { EntryUnsure } from './entryRefused.ts';
import { Gathering } from './gathering.ts';
import { type LogStore, type StoredEntry, toRecord } from './logStore.ts';
import { openTextOf } from './openTextOf.ts';
import { judgeAgain, makeText, type Part, type Proposal, type Settle, settleAll } from './proposal.ts';

export interface Appended {
  readonly entry: StoredEntry;
  /** The parts of its update, already decoded; null for a record, which is no text. */
  readonly taken: DecodedUpdate | null;
  /** From whom of this node it came (a connection), so that nobody gets their own text back. */
  readonly origins: ReadonlySet<unknown>;
}

export interface LiveDocumentOptions {
  readonly document: MinutesId;
  readonly state: DocumentState;
  readonly store: LogStore;
  readonly rules: UpdateRules & { readonly entryBytes: number };
  readonly clock: Clock;
  /** Tells the other nodes of a new head. May be lost. */
  readonly hint: (head: number) => void;
  /** How long to go on trying while the store is away. */
  readonly patienceMs?: number;
  /** Text that comes sooner than this after the last insert waits until then, so that more comes along. */
  readonly gatherMs?: number;
}

const batchEntries = 64;

/**
 * One document's log as this node knows it, and the node's only way to append to it (DESIGN decisions 4 and 10). It
 * inserts what waits as the very next entries after the head that it knows. If another node was faster, it reads that
 * node's entries, judges what waits anew and tries again. So every entry was judged by all entries before it,
 * whichever node wrote them.
 */
export class LiveDocument {
  readonly document: MinutesId;
  readonly #options: LiveDocumentOptions;
  #state: DocumentState;
  #waiting: Proposal[] = [];
  #readWanted: { resolve(): void; reject(error: unknown): void }[] = [];
  #running = false;
  readonly #gathering: Gathering;
  readonly #listeners = new Set<(appended: readonly Appended[]) => void>();

  constructor(options: LiveDocumentOptions) {
    this.document = options.document;
    this.#options = options;
    this.#state = options.state;
    this.#gathering = new Gathering(options.gatherMs);
  }

  get state(): DocumentState {
    return this.#state;
  }
  get sections(): ReadonlySet<string> {
    return this.#options.rules.sections;
  }
  get isWatched(): boolean {
    return this.#listeners.size > 0;
  }

  onAppended(listener: (appended: readonly Appended[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Appends a record. The same id again is the same entry. */
  append(author: Author, event: MinutesEvent, fact: unknown, id: string = newId()): Promise<number> {
    return new Promise((resolve, reject) => {
      const settle: Settle = { resolve: (n) => resolve(n ?? 0), reject };
      const same = this.#waiting.find((proposal) => proposal.id === id);
      if (same !== undefined) {
        same.settles.push(settle);
        return;
      }
      this.#waiting.push({
        ...{ id, author, fact, event, text: null, parts: [], bytes: 0 },
        ...{ settles: [settle], origins: new Set() },
      });
      this.#run();
    });
  }

  /** Appends text; resolves with its number, or null when all of it was stored. Waiting text of one author is one entry. */
  appendUpdate(author: Author, update: Uint8Array, fact: unknown, origin: unknown): Promise<number | null> {
    return new Promise((resolve, reject) => {
      const part: Part = { update, origin, settle: { resolve, reject } };
      const { entryBytes } = this.#options.rules;
      const open = openTextOf(this.#waiting, author, update.byteLength, entryBytes);
      if (open !== undefined) {
        open.parts.push(part);
        open.bytes += update.byteLength;
      } else {
        this.#waiting.push({
          ...{ id: newId(), author, fact, event: null, text: null, parts: [part] },
          bytes: update.byteLength,
          ...{ settles: [], origins: new Set() },
        });
      }
      this.#run();
    });
  }

  /** Reads what others have appended. */
  catchUp(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#readWanted.push({ resolve, reject });
      this.#run();
    });
  }

  #run(): void {
    if (this.#isUrgent()) this.#gathering.wake();
    if (this.#running) return;
    this.#running = true;
    void this.#work();
  }

  async #work(): Promise<void> {
    try {
      await this.#workOff();
    } catch {
      // Entries that do not follow each other, or a fault of ours: all who wait are told, so that nothing hangs.
      this.#giveUp();
      for (const { reject } of this.#readWanted.splice(0)) reject(new EntryUnsure());
    }
    this.#running = false;
    // What came after the last look at the queue was refused a run of its own: nobody else would take it up.
    if (this.#waiting.length > 0 || this.#readWanted.length > 0) this.#run();
  }

  async #workOff(): Promise<void> {
    let fruitless = 0;
    while (this.#waiting.length > 0 || this.#readWanted.length > 0) {
      if (this.#readWanted.length > 0) await this.#readForWho();
      if (this.#waiting.length === 0) continue;
      if (!this.#isUrgent() && this.#gathering.left > 0) {
        await this.#gathering.wait();
        continue;
      }
      fruitless = (await this.#attempt()) ? 0 : fruitless + 1;
      // Somebody took the number and no majority shows their entry yet, or the store refuses: a pause, then again.
      if (fruitless > 0) await pause(Math.min(2 ** fruitless, 200));
      if (fruitless > 40) this.#giveUp();
    }
  }

  /** Whether anything waits besides text that was not tried yet; only such text may wait for more of its kind. */
  #isUrgent(): boolean {
    return this.#readWanted.length > 0 || this.#waiting.some(({ event }) => event !== null);
  }

  async #readForWho(): Promise<void> {
    const who = this.#readWanted;
    this.#readWanted = [];
    try {
      await this.#readOn(new Map());
      for (const { resolve } of who) resolve();
    } catch (error) {
      for (const { reject } of who) reject(error);
    }
  }

  /** One insert of all that waits. True when the head has moved on or the queue has become shorter. */
  async #attempt(): Promise<boolean> {
    const { batch, after } = this.#judgeWaiting();
    if (batch.length === 0) return true;
    const at = this.#options.clock.now();
    const entries = batch.map(
      ({ id, author, event, fact }, index): StoredEntry => ({
        ...{ id, n: this.#state.head + 1 + index, at, author, event: event as MinutesEvent, fact },
      }),
    );
    const own = new Map(batch.map((proposal) => [proposal.id, proposal]));
    this.#gathering.begins();
    try {
      await this.#options.store.insert(entries.map((entry) => toRecord(this.document, entry)));
    } catch {
      // Lost the race, lost the reply, or the store is away: only a read tells which of our entries are stored.
      return await this.#settleByReading(own);
    }
    this.#take(
      entries,
      own,
      after,
      batch.map(({ text }) => text?.taken ?? null),
    );
    this.#options.hint(this.#state.head);
    return true;
  }

  /**
   * Judges what waits by the state at the head, each by what stands before it in the batch. Text is merged at its
   * first try and from then on keeps its bytes and its id: an insert whose reply was lost may still land, and must be
   * recognised when it does.
   */
  #judgeWaiting(): { batch: readonly Proposal[]; after: DocumentState } {
    let state = this.#state;
    const batch: Proposal[] = [];
    const later: Proposal[] = [];
    for (const proposal of this.#waiting) {
      if (batch.length >= batchEntries) {
        later.push(proposal);
        continue;
      }
      if (proposal.event === null) makeText(proposal, state, this.#options.rules);
      else judgeAgain(proposal, state, this.#options.rules);
      if (proposal.event === null || proposal.settles.length === 0) continue;
      const { author, event, text } = proposal;
      state = followedBy(state, { n: state.head + 1, author, event }, text?.after ?? state);
      batch.push(proposal);
    }
    this.#waiting = [...batch, ...later];
    return { batch, after: state };
  }

  async #settleByReading(own: ReadonlyMap<string, Proposal>): Promise<boolean> {
    const patience = Date.now() + (this.#options.patienceMs ?? 20_000);
    const before = this.#state.head;
    for (;;) {
      try {
        await this.#readOn(own);
        // It was stored before this node knew the head: the same request, sent a second time.
        const standing = await this.#options.store.standing([...own.keys()]);
        let found = false;
        for (const [id, n] of standing) {
          const proposal = own.get(id);
          if (proposal === undefined || n > this.#state.head) continue;
          settleAll(proposal, (settle) => settle.resolve(n));
          found = true;
        }
        this.#dropSettled();
        return found || this.#state.head > before;
      } catch {
        if (Date.now() > patience) {
          this.#giveUp();
          return false;
        }
        await pause(200);
      }
    }
  }

  async #readOn(own: ReadonlyMap<string, Proposal>): Promise<void> {
    const { store } = this.#options;
    for (;;) {
      const entries = await store.read(this.document, this.#state.head);
      if (entries.length > 0) {
        const taken = entries.map(({ event }) => (event.kind === 'update' ? takeApart(event.update) : null));
        this.#take(entries, own, advance(this.#state, entries, taken), taken);
      }
      if (entries.length < store.page) return;
    }
  }

  /** The next entries are stored: first the state takes them in, then the room is told, then those who proposed them. */
  #take(
    entries: readonly StoredEntry[],
    own: ReadonlyMap<string, Proposal>,
    after: DocumentState,
    taken: readonly (DecodedUpdate | null)[],
  ): void {
    this.#state = after;
    const appended = entries.map((entry, at) => ({
      ...{ entry, taken: taken[at] ?? null },
      origins: own.get(entry.id)?.origins ?? new Set(),
    }));
    for (const listener of this.#listeners) listener(appended);
    for (const { id, n } of entries) {
      const proposal = own.get(id);
      if (proposal !== undefined) settleAll(proposal, (settle) => settle.resolve(n));
    }
    this.#dropSettled();
  }

  #dropSettled(): void {
    this.#waiting = this.#waiting.filter(({ event, settles }) => event === null || settles.length > 0);
  }

  #giveUp(): void {
    const unsure = this.#waiting;
    this.#waiting = [];
    for (const proposal of unsure) {
      for (const { settle } of proposal.parts) settle.reject(new EntryUnsure());
      settleAll(proposal, (settle) => settle.reject(new EntryUnsure()));
    }
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
