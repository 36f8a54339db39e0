import type { ChannelId } from '#domain/ids.ts';
import type { Logger } from '#platform/logger.ts';
import { nameOfError } from '#platform/nameOfError.ts';

/** Does some work of a channel once for all the calls of a short while, never twice at a time. */
export const perChannel = (gatherMs: number, log: Logger, work: (channel: ChannelId) => Promise<void>) => {
  const waiting = new Set<ChannelId>();
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
    running.delete(channel);
    if (waiting.has(channel)) schedule(channel);
  };
  const schedule = (channel: ChannelId) => void setTimeout(() => void run(channel), gatherMs).unref();
  return (channel: ChannelId): void => {
    if (waiting.has(channel)) return;
    waiting.add(channel);
    if (!running.has(channel)) schedule(channel);
  };
};
