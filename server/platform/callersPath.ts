import { resolve } from 'node:path';

/** A path as the caller of a command means it: npm runs a script from the package's folder and says in INIT_CWD where the caller stood. */
export const callersPath = (file: string, script: string): string => {
  const ranByNpm = process.env.npm_lifecycle_event === script && process.env.INIT_CWD !== undefined;
  return resolve(ranByNpm ? process.env.INIT_CWD! : process.cwd(), file);
};
