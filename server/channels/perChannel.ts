import type { ChannelId } from '#domain/ids.ts';
import type { Logger } from '#platform/logger.ts';
import { nameOfError } from '#platform/nameOfError.ts';

interface Pace {
  /** In a quiet channel the first call waits so long for others. */
  readonly gatherMs: number;
  /** Between two runs there is at least so much time: a busy channel is told of less often. */
  readonly restMs: number;
  /** All channels' runs begin at multiples of this, so that those of many busy ones share their questions to the stores. */
  readonly gridMs?: number;
}

/** Does some work for a channel once for all calls of a while, and never twice at a time. */
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
  /** The work is being done, or has just been done. */
  const running = new Set<ChannelId>();
  const run = async (channel: ChannelId) => {
    waiting.delete(channel);
    running.add(channel);
    try {
      await work(channel);
    } catch (error) {
      // It is told again with the next change; a page that is opened reads it anyway.
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
