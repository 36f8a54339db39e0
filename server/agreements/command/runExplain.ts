import type { Readable, Writable } from 'node:stream';
import { compileAgreements } from '#domain/agreement/compileAgreements.ts';
import { type Explanation, explain } from '#domain/agreement/explain.ts';
import type { ExplainLanguage } from '#domain/agreement/report/explainTexts.ts';
import { printable } from '#platform/printable.ts';
import { type Line, longestLine } from '#platform/readLines.ts';
import { loadInputs } from './loadInputs.ts';
import type { Inputs } from './parseCommand.ts';
import { parseLine } from './parseLine.ts';
import { writeLines } from './writeLines.ts';

/** Tells the whole way of one request; it may stand on several lines. */
export async function runExplain(
  command: Inputs & { readonly language: ExplainLanguage },
  input: Readable,
  output: Writable,
): Promise<number> {
  const loaded = await loadInputs(command);
  if (loaded === null) return 2;
  const parsed = parseLine(await readAll(input), loaded.areas);
  if ('error' in parsed) {
    process.stderr.write(`agreement: ${printable(parsed.error)}\n`);
    return 1;
  }
  const compiled = compileAgreements(loaded.agreements, loaded.areas);
  await writeLines(
    output,
    explanationLines(explain(compiled, parsed.request, command.language), command.language),
  );
  return 0;
}

async function readAll(input: Readable): Promise<Line> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of input as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > longestLine) return 'too-long';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function* explanationLines(
  { answer, notYet, clauses }: Explanation,
  language: ExplainLanguage,
): Generator<string> {
  yield answer;
  for (const { agreement, why } of notYet) yield `  ${agreement}: ${why}`;
  const passed = language === 'ja' ? '適合' : 'passes';
  for (const { agreement, version, clause, title, failed, why } of clauses) {
    yield `  ${agreement}/${clause} (v${version}, ${title}): ${failed ?? passed}: ${why}`;
  }
}
