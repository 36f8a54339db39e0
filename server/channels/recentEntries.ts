import type { Entry } from '#domain/channels/entry.ts';

type Read = (after: number, upTo: number) => Promise<readonly Entry[]>;

/** So many are kept for those who come back or lag; older ones are read from the store. */
const MOST = 250;
/** So many are kept once nobody has asked for a while, so that a room on a quiet day is small. */
const AT_REST = 20;
const REST_AFTER_MS = 30_000;

/** The newest entries of one open channel, without a gap up to the last one that was read. */
export class RecentEntries {
  readonly #read: Read;
  readonly #now: () => number;
  #entries: readonly Entry[] = [];
  #end: number;
  #filling: Promise<void> | undefined;
  #askedAt = Number.NEGATIVE_INFINITY;

  constructor(end: number, read: Read, now: () => number = () => performance.now()) {
    this.#end = end;
    this.#read = read;
    this.#now = now;
  }

  /** The last seq that was read. */
  get end(): number {
    return this.#end;
  }

  /** The seq before the first one that is kept. */
  get #begin(): number {
    return this.#end - this.#entries.length;
  }

  /** Takes in entries that follow the last one. */
  append(entries: readonly Entry[]): void {
    this.#end += entries.length;
    this.#entries = [...this.#entries, ...entries].slice(-MOST);
  }

  /** The entries with `after < seq <= upTo`, as far as they were read. Those who come back at once share one read. */
  async range(after: number, upTo: number = this.#end): Promise<readonly Entry[]> {
    const last = Math.min(upTo, this.#end);
    if (after >= last) return [];
    if (after < this.#begin && after >= this.#end - MOST) {
      this.#askedAt = this.#now();
      await this.#fill();
    }
    const begin = this.#begin;
    return after >= begin ? this.#entries.slice(after - begin, last - begin) : this.#read(after, last);
  }

  /** Called now and then: drops what nobody asks for. */
  rest(): void {
    if (this.#entries.length <= AT_REST || this.#now() - this.#askedAt < REST_AFTER_MS) return;
    this.#entries = this.#entries.slice(-AT_REST);
  }

  #fill(): Promise<void> {
    this.#filling ??= this.#readBack().finally(() => {
      this.#filling = undefined;
    });
    return this.#filling;
  }

  async #readBack(): Promise<void> {
    const begin = this.#begin;
    const from = Math.max(0, this.#end - MOST);
    const found = await this.#read(from, begin);
    // Some were dropped meanwhile, or the store answered with a gap: then the caller reads from the store.
    if (this.#begin !== begin || found.length !== begin - from) return;
    this.#entries = [...found, ...this.#entries].slice(-MOST);
  }
}
