import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { join } from 'node:path';
import { type Checkpoint, signedText } from '#domain/audit/checkpoint.ts';
import { makeFileOnce } from '#platform/makeFileOnce.ts';

/** AUDIT_KEY (a PKCS #8 PEM), else `audit.key` in the data folder, made at the first need. */
export const openCheckpointKey = async (given: string | undefined, dataDir: string): Promise<KeyObject> => {
  const key = createPrivateKey(given?.replaceAll('\\n', '\n') ?? (await keptKey(join(dataDir, 'audit.key'))));
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('the audit key is no Ed25519 key');
  return key;
};

const keptKey = (path: string): Promise<string> =>
  makeFileOnce(path, () =>
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  );

export const signCheckpoint = (
  wanted: Omit<Checkpoint, 'key' | 'signature'>,
  privateKey: KeyObject,
): Checkpoint => {
  const key = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64');
  const signature = sign(null, Buffer.from(signedText({ ...wanted, key })), privateKey).toString('base64');
  return { ...wanted, key, signature };
};

/** Whether it was signed with the key that it names. Whose key that is must be known from earlier checkpoints. */
export const isSigned = (checkpoint: Checkpoint): boolean => {
  try {
    const key = createPublicKey({ key: Buffer.from(checkpoint.key, 'base64'), format: 'der', type: 'spki' });
    if (key.asymmetricKeyType !== 'ed25519') return false;
    return verify(
      null,
      Buffer.from(signedText(checkpoint)),
      key,
      Buffer.from(checkpoint.signature, 'base64'),
    );
  } catch {
    return false;
  }
};
