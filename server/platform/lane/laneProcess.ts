import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { LaneEnded } from './laneEnded.ts';
import type { LaneAnswer } from './laneMessages.ts';

interface Limits {
  readonly worker: URL;
  readonly seconds: number;
  readonly memoryMb: number;
}

/** Added to the heap: memory that V8 reserves for compiled code and never fills, the threads' stacks, and buffers. */
const ASIDE_MB = 900;

/**
 * One process of a lane. It does one piece of work at a time; after one that broke it or took too long it is ended.
 * It is a process and no thread, because a thread whose heap overflows at once (by one long array, one long text)
 * ends the whole process, whatever its limits, and because buffers count in none of those. The kernel's bound
 * (`prlimit`) counts both.
 */
export class LaneProcess<Job, Answer> {
  readonly #child: ChildProcess;
  readonly #gone: Promise<void>;
  readonly #seconds: number;
  #isGone = false;
  /** How many pieces of work it was given. */
  done = 0;

  constructor({ worker, seconds, memoryMb }: Limits) {
    this.#seconds = seconds;
    const bound = `--data=${(memoryMb + ASIDE_MB) * 1024 * 1024}`;
    const node = [process.execPath, `--max-old-space-size=${memoryMb}`, fileURLToPath(worker)];
    // It dies with a killed parent, even if it hangs. What a library prints may be a patient's words (DESIGN 14), and
    // is dropped. `nice`: what a person waits for at the door (a password, a post) gets the processor first (HU3).
    const tied = ['--pdeathsig', 'KILL', '--', 'nice', '-n', '10', 'prlimit', bound, '--'];
    this.#child = spawn('setpriv', [...tied, ...node], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
      // Outside the terminal's process group: Ctrl+C lets running work end with its lane.
      detached: true,
      env: environment(),
    });
    this.#gone = new Promise((resolve) => {
      const gone = () => {
        this.#isGone = true;
        resolve();
      };
      this.#child.once('exit', gone).once('error', gone);
    });
    this.#rest();
  }

  get isGone(): boolean {
    return this.#isGone;
  }

  /** Throws LaneEnded. While it works it keeps the asking process alive; an idle one does not. */
  run(job: Job): Promise<Answer> {
    this.done += 1;
    const child = this.#child;
    child.ref();
    child.channel?.ref();
    return new Promise<Answer>((resolve, reject) => {
      const settle = () => {
        clearTimeout(timer);
        child.off('message', answered).off('error', broken).off('exit', broken);
        this.#rest();
      };
      const end = (error: LaneEnded) => {
        settle();
        void this.end().then(() => reject(error));
      };
      const answered = (message: unknown) => {
        settle();
        const said = message as LaneAnswer<Answer>;
        if ('answer' in said) resolve(said.answer);
        else reject(new LaneEnded('failed', said.failed));
      };
      const broken = () => end(new LaneEnded('broken', 'the process ended'));
      const late = () => end(new LaneEnded('too-slow', `longer than ${this.#seconds} s`));
      const timer = setTimeout(late, this.#seconds * 1_000);
      child.on('message', answered).on('error', broken).on('exit', broken);
      if (this.#isGone) broken();
      else child.send(job as object, (error) => error !== null && broken());
    });
  }

  /** Resolves when the process is gone, and its place free. */
  end(): Promise<void> {
    this.#child.kill('SIGKILL');
    return this.#gone;
  }

  #rest(): void {
    this.#child.unref();
    this.#child.channel?.unref();
  }
}

/**
 * The environment of the process: no proxies and no secrets of ours. A test run's mark lets the run find what it left
 * behind.
 */
const environment = () => {
  const { PATH = '', ENGAWA_TEST_RUN } = process.env;
  return { PATH, LC_ALL: 'C.UTF-8', ...(ENGAWA_TEST_RUN === undefined ? {} : { ENGAWA_TEST_RUN }) };
};
