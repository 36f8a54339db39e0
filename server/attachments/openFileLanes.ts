import type { FilmProblem } from '#domain/attachments/filmPlan.ts';
import { type Lane, openLane } from '#platform/lane/openLane.ts';
import type { PdfProblem } from './pdfProblem.ts';
import type { FilmJob, WrittenFilm } from './writeFilm.ts';
import type { PhotoJob, WrittenPhoto } from './writePhoto.ts';

export interface FileLanes {
  readonly pictures: Lane<PhotoJob, WrittenPhoto | null>;
  readonly films: Lane<FilmJob, WrittenFilm | FilmProblem>;
  /** The lane's work is given the file's path. */
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
  // Hostile files are opened here: nothing of one file is left when the next one comes. Most take half a second.
  const pdfs = openLane<string, PdfProblem>({
    worker: new URL('./pdfCheckWorker.ts', import.meta.url),
    atOnce: 2,
    waiting: { all: 20, each: 4 },
    seconds: 20,
    memoryMb: 512,
    worksEach: 1,
  });
  // One at a time: a film is read and written whole, and has all of a disk's attention.
  const films = openLane<FilmJob, WrittenFilm | FilmProblem>({
    worker: new URL('./filmWorker.ts', import.meta.url),
    atOnce: 1,
    waiting: { all: 10, each: 4 },
    seconds: 120,
    memoryMb: 512,
    worksEach: 1,
  });
  return {
    pictures,
    films,
    pdfs,
    close: async () => {
      await Promise.all([pictures.close(), films.close(), pdfs.close()]);
    },
  };
};
