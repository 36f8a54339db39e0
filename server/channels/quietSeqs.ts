import { isQuiet } from '#domain/channels/change.ts';
import type { Entry } from '#domain/channels/entry.ts';
import { joinRuns, missingUpTo, runsOf, runsWithout, type SeqRuns } from '#domain/channels/seqRuns.ts';
import type { ChannelId } from '#domain/ids.ts';
import { LruMap } from '#platform/lruMap.ts';

/** Of a part of a channel without a gap, the places that are not to be read by themselves. */
interface Known {
  readonly first: number;
  readonly last: number;
  readonly quiet: SeqRuns;
}

type Read = (channel: ChannelId, after: number, upTo: number) => Promise<readonly number[]>;

/** Some hundred bytes each. */
const KEPT = 5_000;
/** If two read at once, each may lose to the other. */
const MOST_TRIES = 5;

/**
 * [WR3] Which places of a channel are corrections, withdrawals, reactions and pins. A log never changes, so what was
 * once learned stays true. What this node writes is learned from the writing; the rest is read when somebody's unread
 * are counted, no further back than the first unread place.
 */
export class QuietSeqs {
  readonly #read: Read;
  readonly #known = new LruMap<ChannelId, Known>(KEPT);
  readonly #reading = new Map<ChannelId, Promise<void>>();

  constructor(read: Read) {
    this.#read = read;
  }

  /** Entries that were just appended, in order. */
  take(channel: ChannelId, entries: readonly Pick<Entry, 'seq' | 'kind'>[]): void {
    const [first, last] = [entries[0]?.seq, entries.at(-1)?.seq];
    if (first === undefined || last === undefined) return;
    const quiet = runsOf(entries.filter(({ kind }) => isQuiet(kind)).map(({ seq }) => seq));
    this.#learn(channel, { first, last, quiet });
  }

  /** What is unread of 1 ... head, for each of these sets of settled places (PO4). */
  async unread(channel: ChannelId, head: number, settled: readonly SeqRuns[]): Promise<SeqRuns[]> {
    const missing = settled.map((each) => missingUpTo(head, each));
    const first = Math.min(...missing.map((runs) => runs[0]?.first ?? Number.POSITIVE_INFINITY));
    if (first > head) return missing.map(() => []);
    const quiet = await this.#within(channel, first, head);
    return missing.map((runs) => [...runsWithout(runs, quiet)]);
  }

  /** The quiet places up to this one, from the first of these on: they are settled together with what was read among them. */
  async upTo(channel: ChannelId, first: number, last: number): Promise<SeqRuns> {
    return first > last ? [] : this.#within(channel, first, last);
  }

  async #within(channel: ChannelId, first: number, last: number): Promise<SeqRuns> {
    for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
      const known = this.#known.get(channel);
      if (known !== undefined && known.first <= first && last <= known.last) return known.quiet;
      // Those who come at once share what one of them reads, and look again.
      const reading = this.#reading.get(channel) ?? this.#readMore(channel, first, last);
      await reading;
    }
    return runsOf(await this.#read(channel, first - 1, last));
  }

  /** What is missing at one end of what is known. */
  #readMore(channel: ChannelId, first: number, last: number): Promise<void> {
    const known = this.#known.get(channel);
    const [after, upTo] =
      known === undefined
        ? [first - 1, last]
        : first < known.first
          ? [first - 1, known.first - 1]
          : [known.last, last];
    const reading = this.#read(channel, after, upTo)
      .then((found) => this.#learn(channel, { first: after + 1, last: upTo, quiet: runsOf(found) }))
      .finally(() => this.#reading.delete(channel));
    this.#reading.set(channel, reading);
    return reading;
  }

  #learn(channel: ChannelId, added: Known): void {
    const known = this.#known.get(channel);
    const touches = known !== undefined && added.first <= known.last + 1 && known.first <= added.last + 1;
    if (touches)
      this.#known.set(channel, {
        first: Math.min(known.first, added.first),
        last: Math.max(known.last, added.last),
        quiet: joinRuns(known.quiet, added.quiet),
      });
    // Two parts that are apart say nothing of what lies between. The newer one is kept, since it is asked for more
    // often.
    else if (known === undefined || added.last > known.last) this.#known.set(channel, added);
  }
}
