import { createReadStream } from 'node:fs';
import { copyFile, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { newId } from '../newId.ts';
import { LEAST_ROOM, roomOnDisk } from '../roomOnDisk.ts';
import { type ByteRange, ObjectMissing, type ObjectStore } from './objectStore.ts';

/** Files below one folder. Each is written aside, synced and renamed, so that a kill leaves a whole file or none. */
export const diskObjectStore = (folder: string): ObjectStore => {
  const pathOf = (key: string): string => {
    if (!/^[0-9a-f]{2}\/[0-9a-f]{24}(\.[a-z]+)?$/.test(key)) throw new ObjectMissing(key);
    return join(folder, key);
  };
  const sync = async (path: string): Promise<void> => {
    const handle = await open(path, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  };
  return {
    async putFile(key, path) {
      const target = pathOf(key);
      const aside = `${target}.${newId()}.part`;
      await mkdir(dirname(target), { recursive: true });
      // The last room on the disk belongs to the stores: a record must still be written when there is no room for
      // files (HU8).
      if ((await roomOnDisk(folder)) - (await stat(path)).size < LEAST_ROOM)
        throw Object.assign(new Error('no room for files'), { code: 'ENOSPC' });
      try {
        await copyFile(path, aside);
        await sync(aside);
        await rename(aside, target);
        await sync(dirname(target));
      } finally {
        await rm(aside, { force: true });
      }
    },
    async read(key, range?: ByteRange): Promise<Readable> {
      const handle = await open(pathOf(key), 'r').catch((error: NodeJS.ErrnoException) => {
        throw error.code === 'ENOENT' ? new ObjectMissing(key) : error;
      });
      return createReadStream('', { fd: handle, ...(range ?? {}) });
    },
    async remove(key) {
      await rm(pathOf(key), { force: true });
    },
    async check() {
      await mkdir(folder, { recursive: true });
      const probe = join(folder, `.probe-${newId()}`);
      const handle = await open(probe, 'wx');
      await handle.close();
      await rm(probe);
    },
  };
};
