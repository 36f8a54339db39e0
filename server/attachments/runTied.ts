import { spawn } from 'node:child_process';

/** What a program printed, and how it ended; null: it was ended because it took too long, or printed too much. */
export interface Ran {
  readonly code: number | null;
  readonly printed: string;
}

const MOST_PRINTED = 1_000_000;

/**
 * Runs a program from a lane's process. It dies with that process (whose deadline is the lane's) and is held by the bound of
 * memory that the lane gave it. What it says of a file may be a patient's words: only standard output is read.
 */
export const runTied = (program: string, args: readonly string[], seconds: number): Promise<Ran> =>
  new Promise((resolve) => {
    const child = spawn('setpriv', ['--pdeathsig', 'KILL', '--', program, ...args], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let printed = '';
    const stop = () => child.kill('SIGKILL');
    const timer = setTimeout(stop, seconds * 1_000);
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      if (printed.length > MOST_PRINTED) stop();
    });
    const end = (code: number | null) => {
      clearTimeout(timer);
      resolve({ code, printed });
    };
    child.once('error', () => end(null)).once('close', end);
  });
