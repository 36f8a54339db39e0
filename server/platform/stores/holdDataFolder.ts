import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Another process works on this data folder. The message says which, and what to do. */
export class DataFolderInUse extends Error {
  constructor(dataDir: string, holder: string | undefined) {
    const by = holder === undefined ? 'another process' : `process ${holder}`;
    super(
      `The data folder ${dataDir} is in use by ${by}. End that one first (Ctrl+C in its terminal), or start with another folder: npm start -- --data DIR`,
    );
    this.name = 'DataFolderInUse';
  }
}

/**
 * Takes the data folder for this process, or throws DataFolderInUse. Returns what gives it back.
 *
 * The lock is a kernel lock (flock) held by a small child that ends when our end of its input closes, which the
 * kernel does however we die: after kill -9 there is nothing stale to clean up. Two seconds of waiting cover the
 * moment in which a killed process's child is still going away.
 */
export const holdDataFolder = async (dataDir: string): Promise<() => Promise<void>> => {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const lock = join(dataDir, 'engawa.lock');
  const holder = spawn(
    'flock',
    ['--no-fork', '--wait', '2', '--conflict-exit-code', '75', lock, 'sh', '-c', 'echo held; exec cat'],
    { detached: true, stdio: ['pipe', 'pipe', 'ignore'] },
  );
  const ended = once(holder, 'close');
  const held = await Promise.race([once(holder.stdout, 'data').then(() => true), ended.then(() => false)]);
  if (!held) throw new DataFolderInUse(dataDir, await whoHolds(dataDir));
  await writeFile(join(dataDir, 'engawa.pid'), `${process.pid}\n`);
  return async () => {
    holder.stdin.end();
    await ended;
  };
};

const whoHolds = async (dataDir: string): Promise<string | undefined> => {
  try {
    return (await readFile(join(dataDir, 'engawa.pid'), 'utf8')).trim();
  } catch {
    return undefined;
  }
};
