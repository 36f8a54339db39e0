import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { callersPath } from '#platform/callersPath.ts';
import { readLines } from '#platform/readLines.ts';
import { type Broken, ChainVerifier } from '../chain/chainVerifier.ts';
import { BadCommand } from './parseCommand.ts';
import { readCheckpoint } from './readCheckpoint.ts';
import { reportChain } from './reportChain.ts';

/** `audit verify FILE`: 0 whole, 1 wrong. */
export const runVerify = async (
  file: string,
  checkpointFiles: readonly string[],
  say: (line: string) => void,
): Promise<number> => {
  const checkpoints = await Promise.all(checkpointFiles.map(readCheckpoint));
  const of = new Set(checkpoints.map(({ municipality }) => municipality));
  if (of.size > 1) throw new BadCommand(`the checkpoints are of several chains: ${[...of].join(', ')}`);
  const path = callersPath(file, 'audit');
  await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new BadCommand(`${file} cannot be read (${error.code})`);
  });
  const verifier = new ChainVerifier(checkpoints);
  let broken: Broken | null = null;
  for await (const lines of readLines(createReadStream(path, { highWaterMark: 1024 * 1024 }))) {
    for (const line of lines) {
      broken ??=
        line === 'too-long'
          ? { record: verifier.end.records + 1, why: 'it is longer than any record' }
          : verifier.takeLine(line);
      if (broken !== null) break;
    }
    if (broken !== null) break;
  }
  broken ??= verifier.finish();
  for (const line of reportChain(verifier.end, broken, checkpoints.length > 0)) say(line);
  if (broken === null)
    say('what is not linked yet does not stand in an export: verify --data DIR tells of it');
  return broken === null ? 0 : 1;
};
