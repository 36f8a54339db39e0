import { join } from 'node:path';
import { cacheFolder } from './cacheFolder.mjs';
import { holdLock } from './holdLock.mjs';

/**
 * Makes something kept in the cache, unless it is there: two runs at once do not build the same part twice.
 * `isThere` is asked again under the lock, for the run before may just have made it.
 * @template T
 * @param {{ name: string, say: import('./say.mjs').Say, isThere: () => Promise<T | undefined> | T | undefined, make: () => Promise<T> }} part
 * @returns {Promise<T>}
 */
export const makeOnce = async ({ name, say, isThere, make }) => {
  const lock = join(cacheFolder(), `${name}.lock`);
  let release = await holdLock(lock, 0);
  if (release === undefined) {
    say.line('another run is making it; waiting for that one');
    release = await holdLock(lock, 2 * 3600);
    if (release === undefined) throw new Error(`waited two hours for ${lock}`);
  }
  try {
    return (await isThere()) ?? (await make());
  } finally {
    await release();
  }
};
