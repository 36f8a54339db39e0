import { readFile } from 'node:fs/promises';
import * as z from 'zod/mini';
import { callersPath } from '#platform/callersPath.ts';
import { type Checkpoint, isSigned } from '../chain/checkpoint.ts';
import { BadCommand } from './parseCommand.ts';

const shape = z.strictObject({
  municipality: z.string(),
  n: z.number().check(z.int(), z.gte(1)),
  hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  at: z.string(),
  publicKey: z.string(),
  signature: z.string(),
});

/** A checkpoint's file; throws BadCommand where it is none, or its signature is not that of its key. */
export const readCheckpoint = async (file: string): Promise<Checkpoint> => {
  const text = await readFile(callersPath(file, 'audit'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new BadCommand(`${file} cannot be read (${error.code})`);
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new BadCommand(`${file} is not JSON`);
  }
  const read = z.safeParse(shape, value);
  if (!read.success)
    throw new BadCommand(`${file} is no checkpoint: ${read.error.issues[0]?.path.join('.')}`);
  if (!isSigned(read.data)) throw new BadCommand(`${file}: its signature is not that of the key it names`);
  return read.data;
};
