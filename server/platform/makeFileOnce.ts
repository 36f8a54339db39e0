import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { newId } from './newId.ts';

/**
 * Reads a file of mode 600. If it does not exist it is made with `content`; if two processes make it at once, the
 * first one's counts for both.
 */
export const makeFileOnce = async (path: string, content: () => string): Promise<string> => {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  // Written as a whole under another name, then linked: so nobody ever reads half a file.
  const own = `${path}.${newId()}`;
  await writeFile(own, content(), { mode: 0o600 });
  await link(own, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(own);
  return readFile(path, 'utf8');
};
