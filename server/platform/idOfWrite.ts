import { createHash } from 'node:crypto';

/**
 * The id of what is written under a clientId: made of what makes a retry the same write, its kind, who writes and the
 * clientId among it. No part holds a space, so that no two writes can be taken for one.
 */
export const idOfWrite = <Id extends string>(...parts: readonly string[]): Id =>
  createHash('sha256').update(parts.join(' ')).digest('hex').slice(0, 24) as Id;
