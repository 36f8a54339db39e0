import { chmodSync, copyFileSync, mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Puts a program where it belongs, whole or not at all.
 * @param {string} from
 * @param {string} to
 */
export const placeFile = (from, to) => {
  mkdirSync(dirname(to), { recursive: true });
  const fresh = `${to}.${process.pid}.new`;
  copyFileSync(from, fresh);
  chmodSync(fresh, 0o755);
  renameSync(fresh, to);
};
