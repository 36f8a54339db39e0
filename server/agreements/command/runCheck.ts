import type { Writable } from 'node:stream';
import { formatProblem } from '#domain/agreement/problem.ts';
import { printable } from '#platform/printable.ts';
import { loadInputs } from './loadInputs.ts';
import type { Inputs } from './parseCommand.ts';
import { summaryLines } from './summaryLines.ts';
import { writeLines } from './writeLines.ts';

export async function runCheck(inputs: Inputs, output: Writable): Promise<number> {
  const loaded = await loadInputs(inputs);
  if (loaded === null) return 2;
  for (const warning of loaded.warnings) {
    process.stderr.write(
      `${printable(formatProblem({ ...warning, message: `warning: ${warning.message}` }))}\n`,
    );
  }
  await writeLines(output, summaryLines(loaded.agreements, inputs.areas === null ? null : loaded.areas));
  return 0;
}
