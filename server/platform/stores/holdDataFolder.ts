import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { holdLock } from '../../setup/holdLock.mjs';

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
 * Takes the data folder for this process, or throws DataFolderInUse. Returns how to give it back. It waits for two
 * seconds, since the child of a killed process may still be ending.
 */
export const holdDataFolder = async (dataDir: string): Promise<() => Promise<void>> => {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const release = await holdLock(join(dataDir, 'engawa.lock'), 2);
  if (release === undefined) throw new DataFolderInUse(dataDir, await whoHolds(dataDir));
  await writeFile(join(dataDir, 'engawa.pid'), `${process.pid}\n`);
  return release;
};

const whoHolds = async (dataDir: string): Promise<string | undefined> => {
  try {
    return (await readFile(join(dataDir, 'engawa.pid'), 'utf8')).trim();
  } catch {
    return undefined;
  }
};
