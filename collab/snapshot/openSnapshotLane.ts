import { type Lane, openLane } from '#platform/lane/openLane.ts';

/** Takes the updates of a document in their order, and returns their snapshot. Each document has a queue of its own. */
export type SnapshotLane = Lane<readonly Uint8Array[], Uint8Array>;

/** One at a time: nobody waits for a snapshot. */
export const openSnapshotLane = (): SnapshotLane =>
  openLane({
    worker: new URL('./snapshotWorker.ts', import.meta.url),
    atOnce: 1,
    waiting: { all: 200, each: 1 },
    seconds: 120,
    memoryMb: 512,
  });
