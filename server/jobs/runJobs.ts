import { Worker } from 'bullmq';
import * as z from 'zod/mini';
import { type JobData, type JobKind, jobs, type SweepName, sweeps } from '#contracts/jobs.ts';
import type { Platform } from '#platform/platform.ts';
import { repeatEvery } from '#platform/repeatEvery.ts';
import { closeWithin } from './closeWithin.ts';
import { jobConnection } from './jobConnection.ts';
import { jobQueueName } from './jobQueueName.ts';

/** A job takes a second or so; if it takes longer than this, another worker takes it up. */
const CLOSE_MS = 5_000;

export type JobHandlers = { readonly [Kind in JobKind]: (data: JobData<Kind>) => Promise<void> };
export type Sweepers = Readonly<Record<SweepName, () => Promise<number>>>;

/**
 * Runs the jobs and sweeps of the worker service until the platform closes. If a worker is killed, its job counts as
 * stalled and another takes it up. By default BullMQ gives a job up the second time this happens; here only after
 * many times, since a node that comes and goes must not end a notice.
 */
export const runJobs = async (
  { redisPrefix, lifecycle, log }: Pick<Platform, 'redisPrefix' | 'lifecycle' | 'log'>,
  redisUrl: string,
  handlers: JobHandlers,
  sweepers: Sweepers,
): Promise<void> => {
  const worker = new Worker(
    jobQueueName,
    async (job) => {
      const kind = job.name as JobKind;
      if (!Object.hasOwn(jobs, kind)) throw new Error(`no such job: ${job.name}`);
      // Parsed by the schema of the kind that also names the handler; the compiler cannot follow one key through two
      // tables.
      await handlers[kind](z.parse(jobs[kind], job.data) as never);
    },
    {
      connection: { ...jobConnection(redisUrl), maxRetriesPerRequest: null },
      prefix: `${redisPrefix}jobs`,
      concurrency: 4,
      maxStalledCount: 100,
      stalledInterval: 5_000,
      lockDuration: 10_000,
    },
  );
  worker.on('error', (error) => log.warn({ err: error.message }, 'job worker'));
  worker.on('failed', (job, error) => log.error({ job: job?.id, err: error.message }, 'job failed'));
  await worker.waitUntilReady();
  lifecycle.opened('job worker', () => closeWithin(CLOSE_MS, () => worker.close()));

  for (const [name, period] of Object.entries(sweeps) as [SweepName, number][]) {
    const sweep = async () => {
      const carried = await sweepers[name]();
      if (carried > 0) log.info({ sweep: name, carried }, 'swept');
    };
    const { stop } = repeatEvery(period, sweep, (error) =>
      log.warn({ sweep: name, err: (error as Error).message }, 'sweep failed'),
    );
    lifecycle.opened(`sweep ${name}`, stop);
  }
};
