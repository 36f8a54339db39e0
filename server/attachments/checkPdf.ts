import { Worker } from 'node:worker_threads';
import type { FileReason } from '#contracts/errorReasons.ts';
import { boundWork } from '#platform/boundWork.ts';
import { Failure } from '#platform/failure.ts';

/** What a PDF was refused for; null: it may be taken. */
export type PdfProblem = Exclude<FileReason, 'wrong-type'> | null;

const SECONDS = 20;

/** The process's, as its threads and memory are: two may take 1 GB; most take half a second. */
const lane = boundWork({
  atOnce: 2,
  waiting: 20,
  busy: () => new Failure('V-04', { retryAfterSeconds: 20 }),
});

/**
 * Looks into a PDF for active content (DOMAIN.md §5.8), in a thread with bounds of its own: a hostile file may be slow,
 * huge once unpacked, or crash the reader, and none of that may touch the service. A scan of the bytes would not do:
 * objects hide in compressed streams. V-04 while too many wait for it.
 */
export const checkPdf = (path: string): Promise<PdfProblem> => lane(() => look(path));

const look = (path: string): Promise<PdfProblem> =>
  new Promise((resolve) => {
    const worker = new Worker(new URL('./pdfCheckWorker.ts', import.meta.url), {
      workerData: { path },
      resourceLimits: { maxOldGenerationSizeMb: 512 },
      stdout: true,
      stderr: true,
    });
    let ended = false;
    const end = (problem: PdfProblem) => {
      if (ended) return;
      ended = true;
      clearTimeout(timer);
      // The place in the lane is free once the thread is gone.
      void worker.terminate().then(() => resolve(problem));
    };
    const timer = setTimeout(() => end('too-slow'), SECONDS * 1_000);
    worker.once('message', (problem: PdfProblem) => end(problem));
    worker.once('error', () => end('unreadable'));
    worker.once('exit', () => end('unreadable'));
  });
