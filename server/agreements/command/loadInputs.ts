import { readFile, stat } from 'node:fs/promises';
import type { AgreementVersion } from '#domain/agreement/agreementVersion.ts';
import type { Areas } from '#domain/agreement/areas.ts';
import { loadAgreements, type SourceFile } from '#domain/agreement/loadAgreements.ts';
import { formatProblem, type Problem, wholeDocument } from '#domain/agreement/problem.ts';
import { largestFile } from '#domain/agreement/read/largestFile.ts';
import { callersPath } from '#platform/callersPath.ts';
import { printable } from '#platform/printable.ts';
import type { Inputs } from './parseCommand.ts';

export interface LoadedInputs {
  readonly agreements: readonly AgreementVersion[];
  readonly areas: Areas;
  readonly warnings: readonly Problem[];
}

/**
 * Reads the files that the command line names. Null when anything is wrong, with one line on standard error for each
 * error. `apart`: the files are not checked against each other, because they are two versions to be compared.
 */
export async function loadInputs(inputs: Inputs, apart = false): Promise<LoadedInputs | null> {
  const problems: Problem[] = [];
  const source = async (file: string): Promise<SourceFile> => {
    try {
      return { file, source: await readBounded(callersPath('agreement', file)) };
    } catch (error) {
      problems.push({
        file,
        line: 1,
        column: 1,
        key: wholeDocument,
        message: `cannot be read: ${(error as Error).message}`,
      });
      return { file, source: '' };
    }
  };
  const areas = inputs.areas === null ? null : await source(inputs.areas);
  const files = await Promise.all(inputs.files.map(source));
  const unread = new Set(problems.map(({ file }) => file));
  const groups = apart ? files.map((file) => [file]) : [files];
  const loads = groups.map((group) => loadAgreements(group, areas));
  for (const load of loads) {
    if (!load.ok) problems.push(...load.problems.filter(({ file }) => !unread.has(file)));
  }
  if (problems.length > 0) {
    // Each file was read apart, so each has reported the same errors of the areas file.
    const lines = new Set(problems.map(formatProblem));
    process.stderr.write([...lines, ''].map(printable).join('\n'));
    return null;
  }
  const loaded = loads.filter((load) => load.ok);
  return {
    agreements: loaded.flatMap((load) => load.agreements),
    areas: loaded[0]!.areas,
    warnings: loaded.flatMap((load) => load.warnings),
  };
}

async function readBounded(path: string): Promise<Uint8Array> {
  const { size } = await stat(path);
  if (size > largestFile) throw new Error(`it is larger than ${largestFile} bytes, the most allowed`);
  return readFile(path);
}
