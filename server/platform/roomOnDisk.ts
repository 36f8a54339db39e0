import { statfs } from 'node:fs/promises';

/**
 * With less room than this the stores may not be able to write what they must (one file of the embedded one's log has
 * 32 MB).
 */
export const LEAST_ROOM = 48_000_000;

/** How many bytes can still be written below a folder. */
export const roomOnDisk = async (folder: string): Promise<number> => {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
};
