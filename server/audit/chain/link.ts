import { createHash } from 'node:crypto';

/** What the first record of a chain follows. */
export const beforeFirst = '0'.repeat(64);

/**
 * [AU2] One link: the SHA-256 (64 hexadecimal digits) of the hash before and the record's text, as bytes one after
 * the other.
 */
export const link = (previous: string, text: string | Buffer): string =>
  createHash('sha256').update(previous).update(text).digest('hex');
