import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A hash of files and folders by name and content: what a step was done from.
 * @param {string} root
 * @param {string[]} paths
 */
export const hashOf = (root, paths) => {
  const hash = createHash('sha256');
  const visit = (/** @type {string} */ path) => {
    const full = join(root, path);
    if (!existsSync(full)) return hash.update(`${path}\0absent\0`);
    if (!statSync(full).isDirectory())
      return hash.update(`${path}\0`).update(readFileSync(full)).update('\0');
    for (const name of readdirSync(full).sort())
      if (name !== 'dist' && name !== 'node_modules') visit(join(path, name));
    return hash;
  };
  paths.forEach(visit);
  return hash.digest('hex');
};

/**
 * True when the step that left `file` was done from the same `hash`.
 * @param {string} file
 * @param {string} hash
 */
export const isStamped = (file, hash) => existsSync(file) && readFileSync(file, 'utf8') === hash;

/**
 * Written last: an interrupted step leaves no stamp and is done again.
 * @param {string} file
 * @param {string} hash
 */
export const stamp = (file, hash) => writeFileSync(file, hash);
