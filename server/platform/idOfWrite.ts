import { createHash } from 'node:crypto';

/**
 * The id of what is written under a clientId. It is made of everything that makes a retry the same write: the kind,
 * the writer and the clientId among it. No part may hold a space, so that two writes can never get one id.
 */
export const idOfWrite = <Id extends string>(...parts: readonly string[]): Id =>
  createHash('sha256').update(parts.join(' ')).digest('hex').slice(0, 24) as Id;
