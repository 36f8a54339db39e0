import type { LaneAnswer } from './laneMessages.ts';

/**
 * The other end of a lane: the process's file calls this once, with the work that it does. One piece of work comes at
 * a time.
 */
export const serveLane = <Job, Answer>(work: (job: Job) => Answer | Promise<Answer>): void => {
  const say = (message: LaneAnswer<Answer>) => process.send?.(message);
  process.on('message', async (job) => {
    try {
      say({ answer: await work(job as Job) });
    } catch (error) {
      say({ failed: String(error) });
    }
  });
  process.on('disconnect', () => process.exit());
};
