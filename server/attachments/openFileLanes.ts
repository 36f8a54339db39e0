import { type Lane, openLane } from '#platform/lane/openLane.ts';
import type { PdfProblem } from './pdfProblem.ts';
import type { PhotoJob, WrittenPhoto } from './writePhoto.ts';

export interface FileLanes {
  readonly pictures: Lane<PhotoJob, WrittenPhoto | null>;
  /** Takes the file's path. */
  readonly pdfs: Lane<string, PdfProblem>;
  close(): Promise<void>;
}

/** An account has four uploads under way at most (boundUploads.ts); the queues are for all of them together. */
export const openFileLanes = (): FileLanes => {
  const pictures = openLane<PhotoJob, WrittenPhoto | null>({
    worker: new URL('./photoWorker.ts', import.meta.url),
    atOnce: 2,
    waiting: { all: 40, each: 4 },
    seconds: 30,
    memoryMb: 1_024,
  });
  // Hostile files are opened here: nothing of one is there when the next comes. Most take half a second.
  const pdfs = openLane<string, PdfProblem>({
    worker: new URL('./pdfCheckWorker.ts', import.meta.url),
    atOnce: 2,
    waiting: { all: 20, each: 4 },
    seconds: 20,
    memoryMb: 512,
    worksEach: 1,
  });
  return {
    pictures,
    pdfs,
    close: async () => {
      await Promise.all([pictures.close(), pdfs.close()]);
    },
  };
};
