import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, which the browser holds. We keep only their hash, so that whoever reads our stores can act as nobody. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');
