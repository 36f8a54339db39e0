import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { canonicalJson } from './canonicalJson.ts';

/** [AU6] What a chain was on a day: its last record, signed. Whoever keeps it finds any later rewrite or truncation. */
export interface Checkpoint {
  readonly municipality: string;
  readonly n: number;
  readonly hash: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Ed25519 public key, SPKI in base64. */
  readonly publicKey: string;
  /** Ed25519 (RFC 8032) over the canonical JSON of all the others, in base64. */
  readonly signature: string;
}

const said = ({ municipality, n, hash, at, publicKey }: Omit<Checkpoint, 'signature'>): Buffer =>
  Buffer.from(canonicalJson({ municipality, n, hash, at, publicKey }));

export const signCheckpoint = (
  chain: Pick<Checkpoint, 'municipality' | 'n' | 'hash'>,
  at: Date,
  key: KeyObject,
): Checkpoint => {
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');
  const unsigned = { ...chain, at: at.toISOString(), publicKey };
  return { ...unsigned, signature: sign(null, said(unsigned), key).toString('base64') };
};

/** Whether the signature is that of the key it names. Whose key that is, the reader knows from an earlier checkpoint. */
export const isSigned = (checkpoint: Checkpoint): boolean => {
  try {
    const key = createPublicKey({
      key: Buffer.from(checkpoint.publicKey, 'base64'),
      type: 'spki',
      format: 'der',
    });
    return (
      key.asymmetricKeyType === 'ed25519' &&
      verify(null, said(checkpoint), key, Buffer.from(checkpoint.signature, 'base64'))
    );
  } catch {
    return false;
  }
};
