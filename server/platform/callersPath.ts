import { resolve } from 'node:path';

/**
 * The path that whoever called a command means by `file`. npm runs a script from the package's folder and says in INIT_CWD
 * where the caller stood; `script` is the command's own name among npm's, since INIT_CWD is handed on to what a script starts.
 */
export const callersPath = (script: string, file: string): string => {
  const { npm_lifecycle_event: ran, INIT_CWD: stood } = process.env;
  return resolve(ran === script && stood !== undefined ? stood : process.cwd(), file);
};
