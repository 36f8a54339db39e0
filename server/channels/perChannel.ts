import type { ChannelId } from '#domain/ids.ts';
import type { Logger } from '#platform/logger.ts';
import { nameOfError } from '#platform/nameOfError.ts';

interface Pace {
  /** So long the first call of a quiet channel waits for others. */
  readonly gatherMs: number;
  /** From one run to the next it is at least so long: a busy channel is told of less often, and not more. */
  readonly restMs: number;
  /** All channels' runs begin at multiples of this, so that those of many busy ones share their questions to the stores. */
  readonly gridMs?: number;
}

/** Does some work of a channel once for all the calls of a while, never twice at a time. */
export const perChannel = (
  { gatherMs, restMs, gridMs = 0 }: Pace,
  log: Logger,
  work: (channel: ChannelId) => Promise<void>,
) => {
  /** So long from now, and on to the next line of the grid. */
  const after = (ms: number): number => {
    if (gridMs === 0) return ms;
    const now = performance.now();
    return Math.ceil((now + ms) / gridMs) * gridMs - now;
  };
  const waiting = new Set<ChannelId>();
  /** At work, or resting after it. */
  const running = new Set<ChannelId>();
  const run = async (channel: ChannelId) => {
    waiting.delete(channel);
    running.add(channel);
    try {
      await work(channel);
    } catch (error) {
      // Told again with the next change; whoever opens the page reads it anyway.
      log.debug({ channel, err: nameOfError(error) }, 'members were not told');
    }
    setTimeout(() => {
      running.delete(channel);
      if (waiting.has(channel)) void run(channel);
    }, after(restMs)).unref();
  };
  const schedule = (channel: ChannelId) => void setTimeout(() => void run(channel), after(gatherMs)).unref();
  return (channel: ChannelId): void => {
    if (waiting.has(channel)) return;
    waiting.add(channel);
    if (!running.has(channel)) schedule(channel);
  };
};
