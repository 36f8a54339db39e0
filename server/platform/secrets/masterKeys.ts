import { hkdfSync, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFileOnce } from '../makeFileOnce.ts';
import type { NamedKey } from './sealValue.ts';

export const secretsFile = (dataDir: string): string => join(dataDir, 'secrets.key');

/** The 32 random bytes of SECRETS_KEY or `secrets.key`, as they are written there. */
export const newMasterKey = (): string => randomBytes(32).toString('base64');

const derive = (from: Buffer, info: string, bytes: number): Buffer =>
  Buffer.from(hkdfSync('sha256', from, Buffer.alloc(0), info, bytes));

/** A master key for wrapping, with a name that is made of the key itself: so another key is known by its name. */
const named = (master: string): NamedKey => {
  const bytes = Buffer.from(master, 'base64');
  if (bytes.length !== 32) throw new Error('a secrets key is 32 bytes in base64: openssl rand -base64 32');
  return {
    id: derive(bytes, 'engawa secrets: name', 8).toString('hex'),
    key: derive(bytes, 'engawa secrets: wrap', 32),
  };
};

/** Several keys, divided by commas or line ends. The first is the newest; the others still open what they have wrapped. */
export const readMasterKeys = (text: string): readonly NamedKey[] =>
  text
    .split(/[\s,]+/)
    .filter((word) => word !== '')
    .map(named);

/** The keys of `secrets.key`; null where there is no such file. */
export const keptMasterKeys = async (dataDir: string): Promise<readonly NamedKey[] | null> => {
  try {
    return readMasterKeys(await readFile(secretsFile(dataDir), 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
};

/** Makes `secrets.key`, unless another process on this folder has just made it. */
export const makeMasterKey = async (dataDir: string): Promise<readonly NamedKey[]> =>
  readMasterKeys(await makeFileOnce(secretsFile(dataDir), () => `${newMasterKey()}\n`));
