import type { ChannelId } from '#domain/ids.ts';
import { ChannelLog, type LogOptions } from './channelLog.ts';

/** So many logs are kept warm on one node; any other one starts again from its hint. */
const KEPT = 2_000;

/** This node's committers, one for each channel in which it writes or reads. */
export class ChannelLogs {
  readonly #options: LogOptions;
  readonly #logs = new Map<ChannelId, ChannelLog>();

  constructor(options: LogOptions) {
    this.#options = options;
  }

  of(channel: ChannelId): ChannelLog {
    const known = this.#logs.get(channel);
    // Put at the end again: the order of the map is the order of last use.
    if (known !== undefined) this.#logs.delete(channel);
    const log = known ?? new ChannelLog(channel, this.#options);
    this.#logs.set(channel, log);
    if (this.#logs.size > KEPT) this.#dropOldest();
    return log;
  }

  /** Waits until nothing waits to be written. */
  async close(): Promise<void> {
    await Promise.all([...this.#logs.values()].map((log) => log.idle()));
  }

  #dropOldest(): void {
    for (const [channel, log] of this.#logs) {
      if (log.busy) continue;
      this.#logs.delete(channel);
      return;
    }
  }
}
