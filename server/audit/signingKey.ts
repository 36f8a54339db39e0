import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The Ed25519 key of checkpoints: given as PEM by AUDIT_SIGNING_KEY, which several nodes share, else a file of the data
 * folder that nobody else can read, made at the first need.
 */
export const signingKey = async (dataDir: string, given: string | undefined): Promise<KeyObject> => {
  if (given !== undefined) return ed25519(given, 'AUDIT_SIGNING_KEY');
  const file = join(dataDir, 'audit-key.pem');
  const known = await readFile(file, 'utf8').catch(() => null);
  if (known !== null) return ed25519(known, file);
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
  await mkdir(dataDir, { recursive: true });
  // Two at once: one of them makes it, both read what stands.
  await writeFile(file, pem, { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  return ed25519(await readFile(file, 'utf8'), file);
};

const ed25519 = (pem: string, where: string): KeyObject => {
  const key = createPrivateKey(pem.replaceAll('\\n', '\n'));
  if (key.asymmetricKeyType !== 'ed25519') throw new Error(`${where} is no Ed25519 key`);
  return key;
};
