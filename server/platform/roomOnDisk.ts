import { statfs } from 'node:fs/promises';

/** With less than this the stores cannot be sure to write what they must (one file of the embedded one's log is 32 MB). */
export const LEAST_ROOM = 48_000_000;

/** Bytes that may still be written below a folder. */
export const roomOnDisk = async (folder: string): Promise<number> => {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
};
