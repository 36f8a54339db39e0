import { Queue } from 'bullmq';
import type { JobData, JobKind } from '#contracts/jobs.ts';
import type { Platform } from '#platform/platform.ts';
import { redisPatience } from '#platform/redisPatience.ts';
import { jobConnection } from './jobConnection.ts';
import { jobQueueName } from './jobQueueName.ts';

export interface JobQueue {
  /** Asks for a job; the same kind and id while one waits is that one. Rejects while Redis is away: the sweeper mends it. */
  start<Kind extends JobKind>(kind: Kind, data: JobData<Kind>): Promise<void>;
}

/** The sending end of the jobs, for services that only ask. */
export const openJobQueue = (
  { redisPrefix, lifecycle, log }: Pick<Platform, 'redisPrefix' | 'lifecycle' | 'log'>,
  redisUrl: string,
): JobQueue => {
  const queue = new Queue(jobQueueName, {
    connection: {
      ...{ ...jobConnection(redisUrl), maxRetriesPerRequest: 1, enableOfflineQueue: false },
      // Asking waits for nothing of Redis's own: one that is silent is away, and the sweep asks again.
      commandTimeout: redisPatience.silent,
    },
    prefix: `${redisPrefix}jobs`,
  });
  queue.on('error', (error) => log.warn({ err: error.message }, 'job queue'));
  lifecycle.opened('job queue', () =>
    queue.close().catch(() => {
      // Closed while Redis is away, BullMQ throws and goes on trying to connect, so that the process never ends;
      // its disconnect stops that, and then waits for an end of the connection that has already been.
      queue.disconnect().catch(() => undefined);
    }),
  );
  return {
    async start(kind, data) {
      await queue.waitUntilReady();
      await queue.add(kind, data, {
        jobId: `${kind}-${data.id}`,
        // At most eight seconds between two attempts; given up after them, the sweep starts it anew. With more, a job
        // that failed for an hour of outage would wait for another hour after it.
        attempts: 6,
        backoff: { type: 'exponential', delay: 500, jitter: 0.5 },
        // BullMQ ignores an id that it still holds: kept ones would swallow the next start of the same work.
        removeOnComplete: true,
        removeOnFail: true,
      });
    },
  };
};
