import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** True when `path` is a file that this user may run. @param {string} path */
export const isProgram = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
};

/**
 * The first `name` on PATH, or undefined. Debian keeps servers in sbin, which is not on every user's PATH.
 * @param {string} name
 * @param {NodeJS.ProcessEnv} [env]
 */
export const findProgram = (name, env = process.env) =>
  [...(env.PATH ?? '').split(delimiter), '/usr/local/sbin', '/usr/sbin']
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .find(isProgram);
