import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

export interface Heap {
  readonly heapUsed: number;
  readonly external: number;
  readonly rss: number;
}

/** The environment of a process that tells its heap (tellHeap.mjs) into `file`. */
export const tellsHeap = (file: string): Readonly<Record<string, string>> => ({
  NODE_OPTIONS: `--import=${pathToFileURL(join(import.meta.dirname, 'tellHeap.mjs')).href}`,
  TOLD_HEAP: file,
});

/** What such a process holds once its garbage is collected. */
export const heapOf = async (pid: number, file: string): Promise<Heap> => {
  rmSync(file, { force: true });
  process.kill(pid, 'SIGUSR2');
  for (let tries = 0; tries < 200; tries += 1) {
    await pause(50);
    try {
      return JSON.parse(readFileSync(file, 'utf8')) as Heap;
    } catch {
      // Not written, or not to its end.
    }
  }
  throw new Error(`process ${pid} did not tell its heap`);
};
