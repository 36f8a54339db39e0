import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { newId } from './newId.ts';

/** Reads a file of mode 600, made with `content` where there is none: of two that make it at once the first stands, for both. */
export const makeFileOnce = async (path: string, content: () => string): Promise<string> => {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  // Whole under a name of its own, then linked: nobody ever reads half a file.
  const own = `${path}.${newId()}`;
  await writeFile(own, content(), { mode: 0o600 });
  await link(own, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(own);
  return readFile(path, 'utf8');
};
