import { LaneEnded } from '#platform/lane/laneEnded.ts';
import type { FileLanes } from './openFileLanes.ts';
import type { PdfProblem } from './pdfProblem.ts';

/**
 * Looks into a PDF for active content (DOMAIN.md §5.8), in a process with bounds of its own: a hostile file may be slow,
 * huge once unpacked, or crash the reader, and none of that may touch the service. A scan of the bytes would not do:
 * objects hide in compressed streams. V-04 while too many wait for it.
 */
export const checkPdf = (lane: FileLanes['pdfs'], path: string, account: string): Promise<PdfProblem> =>
  lane.run(path, account).catch((error: unknown) => {
    if (!(error instanceof LaneEnded)) throw error;
    return error.why === 'too-slow' ? 'too-slow' : 'unreadable';
  });
