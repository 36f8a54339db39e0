import { readFile } from 'node:fs/promises';
import * as z from 'zod/mini';
import type { Checkpoint } from '#domain/audit/checkpoint.ts';
import { BadInput } from '#platform/badInput.ts';
import { isSigned } from '../checkpointKey.ts';

const form = z.strictObject({
  municipality: z.string(),
  n: z.int().check(z.positive()),
  hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  at: z.string(),
  key: z.string(),
  signature: z.string(),
});

/** Files of checkpoints, one JSON object a line, each with the signature of the key that it names. Throws BadInput. */
export const readCheckpoints = async (files: readonly string[]): Promise<Checkpoint[]> => {
  const found: Checkpoint[] = [];
  for (const file of files) {
    const text = await readFile(file, 'utf8').catch((error: Error) => {
      throw new BadInput(`${file}: cannot be read: ${error.message}`);
    });
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    if (lines.length === 0) throw new BadInput(`${file}: holds no checkpoint`);
    for (const line of lines) found.push(readOne(file, line));
  }
  return found;
};

const readOne = (file: string, line: string): Checkpoint => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    throw new BadInput(`${file}: is no checkpoint: not JSON`);
  }
  const read = z.safeParse(form, parsed);
  if (!read.success) throw new BadInput(`${file}: is no checkpoint: ${read.error.issues[0]?.path.join('.')}`);
  if (!isSigned(read.data)) throw new BadInput(`${file}: the signature is not that of the key it names`);
  return read.data;
};
