import { Failure } from '../failure.ts';
import { FairQueue } from './fairQueue.ts';
import { LaneProcess } from './laneProcess.ts';

export interface LaneOptions {
  /** The process's file; it calls serveLane. */
  readonly worker: URL;
  /** Processes at most. */
  readonly atOnce: number;
  /** So many may wait, of everybody together and of one account; after that it is V-04. */
  readonly waiting: { readonly all: number; readonly each: number };
  /** Work that takes longer is ended together with its process. */
  readonly seconds: number;
  /** The bound for heap and buffers of one process; a process that needs more breaks. */
  readonly memoryMb: number;
  /** After so many pieces of work a process is replaced by a new one; 1 where hostile files are opened. */
  readonly worksEach?: number;
}

export interface Lane<Job, Answer> {
  /**
   * Throws V-04 when too much waits, N-01 once the lane is closed, LaneEnded when there is no answer. `account`: in
   * whose queue it waits.
   */
  run(job: Job, account: string): Promise<Answer>;
  /** Ends all processes; what runs or waits ends with N-01. Idempotent. */
  close(): Promise<void>;
}

interface Piece<Job, Answer> {
  readonly job: Job;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/** A process that was not asked anything for so long gives its memory back. */
const IDLE_MS = 60_000;

/**
 * Heavy work off the thread that answers requests (ADR 0012): few processes, a queue for each account, a deadline and a
 * bound of memory. A process starts when there is work for it.
 */
export const openLane = <Job, Answer>(options: LaneOptions): Lane<Job, Answer> => {
  const { atOnce, worksEach = 200 } = options;
  const queue = new FairQueue<Piece<Job, Answer>>(options.waiting);
  const idle = new Map<LaneProcess<Job, Answer>, NodeJS.Timeout>();
  const all = new Set<LaneProcess<Job, Answer>>();
  let busy = 0;
  let closed = false;

  const remove = (one: LaneProcess<Job, Answer>): Promise<void> => {
    clearTimeout(idle.get(one));
    idle.delete(one);
    all.delete(one);
    return one.end();
  };

  const take = (): LaneProcess<Job, Answer> => {
    for (const one of [...idle.keys()]) {
      clearTimeout(idle.get(one));
      idle.delete(one);
      if (!one.isGone) return one;
      all.delete(one);
    }
    const one = new LaneProcess<Job, Answer>(options);
    all.add(one);
    return one;
  };

  const giveBack = async (one: LaneProcess<Job, Answer>): Promise<void> => {
    if (closed || one.isGone || one.done >= worksEach) return remove(one);
    idle.set(one, setTimeout(() => void remove(one), IDLE_MS).unref());
  };

  const runOne = async ({ job, resolve, reject }: Piece<Job, Answer>): Promise<void> => {
    const one = take();
    try {
      resolve(await one.run(job));
    } catch (error) {
      reject(closed ? ended() : error);
    }
    await giveBack(one);
    busy -= 1;
    goOn();
  };

  const goOn = (): void => {
    while (busy < atOnce) {
      const piece = queue.next();
      if (piece === undefined) return;
      busy += 1;
      void runOne(piece);
    }
  };

  return {
    run: (job, account) =>
      new Promise((resolve, reject) => {
        if (closed) reject(ended());
        else if (busy >= atOnce && queue.isFullFor(account))
          reject(new Failure('V-04', { retryAfterSeconds: 10 }));
        else {
          queue.add(account, { job, resolve, reject });
          goOn();
        }
      }),
    close: async () => {
      closed = true;
      for (let piece = queue.next(); piece !== undefined; piece = queue.next()) piece.reject(ended());
      await Promise.all([...all].map(remove));
    },
  };
};

/** // This node is going away; another may do the work. */
const ended = () => new Failure('N-01');
