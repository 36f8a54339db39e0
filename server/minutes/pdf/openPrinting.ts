import { type Lane, openLane } from '#platform/lane/openLane.ts';
import type { LoadedMinutes, NamePosition } from '../loadMinutes.ts';
import type { SupplementRecord } from '../supplementModel.ts';

/** A form with all that is printed of it, as it goes to another process. */
export interface PrintJob {
  readonly minutes: Omit<LoadedMinutes, 'name'>;
  readonly people: readonly ReturnType<NamePosition>[];
  readonly sha256: string | null;
  readonly supplements: readonly SupplementRecord[];
}

export type Printing = Lane<PrintJob, Uint8Array>;

/** The lane of printing: a form takes some tenths of a second, the largest some seconds. */
export const openPrinting = (): Printing =>
  openLane({
    worker: new URL('./printWorker.ts', import.meta.url),
    atOnce: 2,
    waiting: { all: 40, each: 4 },
    seconds: 30,
    memoryMb: 512,
  });
