import { joinRuns, runsOf, runsWithout, type SeqRuns } from '#domain/channels/seqRuns.ts';
import type { ChannelId, PositionId } from '#domain/ids.ts';
import { LruMap } from '#platform/lruMap.ts';

/** A hundred bytes each. */
const MOST = 10_000;
/** Somebody who writes in turn with others for a second or two makes as many runs as posts. */
const MOST_RUNS = 100;

/**
 * [PO16] What people wrote themselves and whose marks may not be stored yet, as far as this node knows: it wrote it, or another
 * one's hint said so. It is never unread, so that joining it to any marks is right, however old; it is let go once they have it.
 */
export class OwnSeqs {
  readonly #known = new LruMap<string, SeqRuns>(MOST);

  learn(channel: ChannelId, position: PositionId, seq: number): void {
    const key = `${channel}:${position}`;
    this.#known.set(key, joinRuns(this.#known.get(key) ?? [], runsOf([seq])).slice(-MOST_RUNS));
  }

  /** With what is settled by the stored marks. */
  join(channel: ChannelId, position: PositionId, settled: SeqRuns): SeqRuns {
    const key = `${channel}:${position}`;
    const own = this.#known.get(key);
    if (own === undefined) return settled;
    const missing = runsWithout(own, settled);
    if (missing.length === 0) this.#known.delete(key);
    return missing.length === 0 ? settled : joinRuns(settled, missing);
  }
}
