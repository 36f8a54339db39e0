import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits: what a browser holds. We keep its hash alone, so that who reads our stores can be nobody. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');
