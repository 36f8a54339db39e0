import type { Writable } from 'node:stream';
import { diff, type EndsDifference } from '#domain/agreement/diff.ts';
import { endName } from '#domain/agreement/ends.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import { diffTable } from './diffTable.ts';
import { loadInputs } from './loadInputs.ts';
import type { Inputs } from './parseCommand.ts';
import { writeLines } from './writeLines.ts';

export async function runDiff(
  command: Inputs & { readonly day: Day; readonly json: boolean },
  output: Writable,
): Promise<number> {
  const loaded = await loadInputs(command, true);
  if (loaded === null) return 2;
  const { agreements, areas } = loaded;
  const differences = diff(agreements[0]!, agreements[1]!, areas, command.day);
  await writeLines(
    output,
    command.json ? jsonLines(differences) : diffTable(differences, areas, command.day),
  );
  return 0;
}

function* jsonLines(found: Iterable<EndsDifference>): Generator<string> {
  for (const { from, to, differences } of found) {
    for (const { purpose, dataClass, change, old, new: after } of differences) {
      yield JSON.stringify({
        from: endName(from),
        to: endName(to),
        purpose,
        dataClass,
        change,
        old,
        new: after,
      });
    }
  }
}
