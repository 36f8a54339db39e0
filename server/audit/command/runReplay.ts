import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { compileAgreements } from '#domain/agreement/compileAgreements.ts';
import { loadAgreements, type SourceFile } from '#domain/agreement/loadAgreements.ts';
import { formatProblem } from '#domain/agreement/problem.ts';
import { callersPath } from '#platform/callersPath.ts';
import { readLines } from '#platform/readLines.ts';
import { readChainLine } from '../chain/chainLine.ts';
import { chainedFact } from '../chainedFact.ts';
import { BadCommand } from './parseCommand.ts';
import { ReplayTally } from './replayTally.ts';

const read = async (file: string): Promise<SourceFile> => ({
  file,
  source: await readFile(callersPath(file, 'audit')).catch((error: NodeJS.ErrnoException) => {
    throw new BadCommand(`${file} cannot be read (${error.code})`);
  }),
});

/** `audit replay FILE --areas AREAS.csv FILE.yaml...`: 0 no difference, 1 some, or a line that is no record. */
export const runReplay = async (
  { file, areas, agreements }: { file: string; areas: string; agreements: readonly string[] },
  say: (line: string) => void,
): Promise<number> => {
  const loaded = loadAgreements(await Promise.all(agreements.map(read)), await read(areas));
  if (!loaded.ok) throw new BadCommand(loaded.problems.map(formatProblem).join('\n'));
  const tally = new ReplayTally(compileAgreements(loaded.agreements, loaded.areas), say);
  await read(file).then(() => undefined);
  let n = 0;
  let bad = false;
  for await (const lines of readLines(createReadStream(callersPath(file, 'audit')))) {
    for (const line of lines) {
      n += 1;
      const found = line === 'too-long' ? null : readChainLine(line);
      if (found === null) {
        bad = true;
        say(`${file}:${n}: no record of a chain; verify tells more`);
      } else tally.take(file, n, chainedFact(found.text.toString('utf8')));
    }
  }
  const code = tally.end();
  return bad ? 1 : code;
};
