import { readFile, rename, writeFile } from 'node:fs/promises';
import type { Connection } from 'mongoose';
import { newId } from '../newId.ts';
import { newMasterKey, readMasterKeys, secretsFile } from './masterKeys.ts';
import { currentMaster } from './masterMark.ts';
import { rotateMaster } from './rotateMaster.ts';
import type { NamedKey } from './sealValue.ts';

/**
 * Replaces the key of a house whose key is in `secrets.key`. The new key stands in the file before the old one until
 * it wraps every data key: cut off at any moment, the file opens everything, and the next run goes on.
 */
export const rotateFile = async (
  db: Connection,
  dataDir: string,
  kept: readonly NamedKey[],
): Promise<number> => {
  const path = secretsFile(dataDir);
  const write = async (text: string): Promise<void> => {
    const own = `${path}.${newId()}`;
    await writeFile(own, text, { mode: 0o600, flush: true });
    await rename(own, path);
  };
  // Several keys in the file: an earlier run was cut off, and its new key is the first one.
  if (kept.length < 2 || kept[0]?.id === (await currentMaster(db)))
    await write(`${newMasterKey()}\n${await readFile(path, 'utf8')}`);
  const text = await readFile(path, 'utf8');
  const masters = readMasterKeys(text);
  const [first] = masters;
  if (first === undefined) throw new Error(`${path} holds no key`);
  const done = await rotateMaster(db, masters, first);
  await write(`${text.split(/\s+/)[0]}\n`);
  return done;
};
