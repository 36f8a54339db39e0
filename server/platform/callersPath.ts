import { resolve } from 'node:path';

/**
 * The path that the caller of a command means by `file`. npm runs a script in the package's folder, and INIT_CWD says
 * where the caller was. `script` is the command's own name in npm: without it INIT_CWD may have been inherited from
 * another script.
 */
export const callersPath = (script: string, file: string): string => {
  const { npm_lifecycle_event: ran, INIT_CWD: stood } = process.env;
  return resolve(ran === script && stood !== undefined ? stood : process.cwd(), file);
};
