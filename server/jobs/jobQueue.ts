import { Queue } from 'bullmq';
import type { JobData, JobKind } from '#contracts/jobs.ts';
import type { Platform } from '#platform/platform.ts';
import { redisPatience } from '#platform/redisPatience.ts';
import { jobConnection } from './jobConnection.ts';
import { jobQueueName } from './jobQueueName.ts';

export interface JobQueue {
  /**
   * Asks for a job. As long as it waits, the same kind and id again is the same job. Rejects while Redis is away; the
   * sweep then finds the work.
   */
  start<Kind extends JobKind>(kind: Kind, data: JobData<Kind>): Promise<void>;
}

/** Asks for jobs; for services that run none. */
export const openJobQueue = (
  { redisPrefix, lifecycle, log }: Pick<Platform, 'redisPrefix' | 'lifecycle' | 'log'>,
  redisUrl: string,
): JobQueue => {
  const queue = new Queue(jobQueueName, {
    connection: {
      ...{ ...jobConnection(redisUrl), maxRetriesPerRequest: 1, enableOfflineQueue: false },
      // Does not wait for Redis's own time-outs: a silent Redis is away, and the sweep asks again.
      commandTimeout: redisPatience.silent,
    },
    prefix: `${redisPrefix}jobs`,
  });
  queue.on('error', (error) => log.warn({ err: error.message }, 'job queue'));
  lifecycle.opened('job queue', () =>
    queue.close().catch(() => {
      // If BullMQ is closed while Redis is away, it throws and goes on trying to connect, so that the process never
      // ends. Its `disconnect` stops that, and then waits for the end of a connection that has ended already.
      queue.disconnect().catch(() => undefined);
    }),
  );
  return {
    async start(kind, data) {
      await queue.waitUntilReady();
      await queue.add(kind, data, {
        jobId: `${kind}-${data.id}`,
        // At most eight seconds between two attempts. When the attempts are used up, the sweep starts the job anew.
        // With longer pauses, a job that failed during an hour of outage would wait for another hour after it.
        attempts: 6,
        backoff: { type: 'exponential', delay: 500, jitter: 0.5 },
        // BullMQ ignores an id that it still holds: if it kept finished jobs, the same work could not be started
        // again.
        removeOnComplete: true,
        removeOnFail: true,
      });
    },
  };
};
