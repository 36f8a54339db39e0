import { type FileHandle, open } from 'node:fs/promises';
import { endOfBoxes, endOfWebm, type ReadAt } from '#domain/attachments/endOfVideo.ts';

const ends: Readonly<Record<string, typeof endOfBoxes>> = {
  'video/mp4': endOfBoxes,
  'video/quicktime': endOfBoxes,
  'video/webm': endOfWebm,
};

const WINDOW = 64 * 1024;

/**
 * Cuts off what a film's file has behind its end (FI4): players do not see it, and an unpacker or a browser that was told
 * another type would. Photos are written anew, and PDFs are cut where they are looked into (pdfCheckWorker.ts).
 */
export const cutRemains = async (path: string, type: string): Promise<void> => {
  const endOf = ends[type];
  if (endOf === undefined) return;
  const file = await open(path, 'r+');
  try {
    const { size } = await file.stat();
    const end = await endOf(windowed(file), size);
    if (end < size) await file.truncate(end);
  } finally {
    await file.close();
  }
};

/** Headers stand close to each other: one reading for many of them. */
const windowed = (file: FileHandle): ReadAt => {
  let from = 0;
  let held: Uint8Array = new Uint8Array();
  return async (at, length) => {
    if (at < from || at + length > from + held.length) {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(WINDOW), 0, WINDOW, at);
      [from, held] = [at, buffer.subarray(0, bytesRead)];
    }
    return held.subarray(at - from, at - from + length);
  };
};
