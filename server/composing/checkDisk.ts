import { LEAST_ROOM, roomOnDisk } from '#platform/roomOnDisk.ts';
import type { ReadinessCheck } from '#server/http/healthRouter.ts';

/** Says which of the folders has no more room (HU8); null where all have. One that is not there yet is no trouble. */
export const checkDisk =
  (folders: Readonly<Record<string, string>>): ReadinessCheck =>
  async () => {
    const full: string[] = [];
    for (const [name, folder] of Object.entries(folders)) {
      const room = await roomOnDisk(folder).catch(() => Number.POSITIVE_INFINITY);
      if (room < LEAST_ROOM) full.push(`${name} full (${Math.floor(room / 1_000_000)} MB left)`);
    }
    return full.length === 0 ? null : full.join(', ');
  };
