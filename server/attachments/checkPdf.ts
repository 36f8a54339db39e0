import { Worker } from 'node:worker_threads';

/** What a PDF was refused for; null: it may be taken. */
export type PdfProblem =
  | 'unreadable'
  | 'encrypted'
  | 'script'
  | 'embedded-file'
  | 'launch'
  | 'too-slow'
  | null;

const SECONDS = 20;

/**
 * Looks into a PDF for active content (DOMAIN.md §5.8), in a thread with bounds of its own: a hostile file may be slow,
 * huge once unpacked, or crash the reader, and none of that may touch the service. A scan of the bytes would not do:
 * objects hide in compressed streams.
 */
export const checkPdf = (path: string): Promise<PdfProblem> =>
  new Promise((resolve) => {
    const worker = new Worker(new URL('./pdfCheckWorker.ts', import.meta.url), {
      workerData: { path },
      resourceLimits: { maxOldGenerationSizeMb: 512 },
      stdout: true,
      stderr: true,
    });
    const end = (problem: PdfProblem) => {
      clearTimeout(timer);
      resolve(problem);
      void worker.terminate();
    };
    const timer = setTimeout(() => end('too-slow'), SECONDS * 1_000);
    worker.once('message', (problem: PdfProblem) => end(problem));
    worker.once('error', () => end('unreadable'));
    worker.once('exit', () => end('unreadable'));
  });
