import { canonicalJson } from './canonicalJson.ts';

/** What was signed about one chain: that its record n has this hash (AU5). */
export interface Checkpoint {
  readonly municipality: string;
  readonly n: number;
  readonly hash: string;
  readonly at: string;
  /** Ed25519 public key as base64 of its SPKI form. */
  readonly key: string;
  /** Ed25519 signature of `signedText`, base64. */
  readonly signature: string;
}

export const signedText = ({ municipality, n, hash, at, key }: Omit<Checkpoint, 'signature'>): string =>
  canonicalJson({ form: 'engawa-checkpoint-1', municipality, n, hash, at, key });

export type Contradiction = 'rewritten' | 'shortened' | 'other-key';

/** [AU6] How a checkpoint contradicts one that was kept before; null where both can be true. */
export const contradicts = (kept: Checkpoint, given: Checkpoint): Contradiction | null => {
  if (kept.municipality !== given.municipality) return null;
  if (kept.n === given.n && kept.hash !== given.hash) return 'rewritten';
  if (kept.at < given.at ? given.n < kept.n : kept.at > given.at && given.n > kept.n) return 'shortened';
  return kept.key === given.key ? null : 'other-key';
};
