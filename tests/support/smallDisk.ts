import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface SmallDisk {
  readonly folder: string;
  /** Takes all the room that is left. */
  fill(): Promise<void>;
  empty(): void;
  close(): void;
}

/** A disk in memory of so many megabytes; null where this user may mount none. */
export const mountSmallDisk = (megabytes: number): SmallDisk | null => {
  const folder = mkdtempSync(join(tmpdir(), 'engawa-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=700`, 'tmpfs', folder], {
      stdio: 'ignore',
    });
  } catch {
    rmdirSync(folder);
    return null;
  }
  const filling = join(folder, 'filling');
  return {
    folder,
    fill: async () => {
      const file = await open(filling, 'w');
      try {
        for (const size of [1_000_000, 4_096]) {
          const chunk = Buffer.alloc(size, 1);
          for (;;) await file.write(chunk);
        }
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      } finally {
        await file.close();
      }
    },
    empty: () => rmSync(filling, { force: true }),
    close: () => {
      // Lazily: a process that was just killed may still hold a file of it.
      execFileSync('umount', ['--lazy', folder]);
      rmdirSync(folder);
    },
  };
};
