import type { Writable } from 'node:stream';
import { compileAgreements } from '#domain/agreement/compileAgreements.ts';
import { type End, endName } from '#domain/agreement/ends.ts';
import { type Matrix, type MatrixCell, type MatrixQuestion, matrix } from '#domain/agreement/matrix.ts';
import { loadInputs } from './loadInputs.ts';
import type { Inputs } from './parseCommand.ts';
import { printableCell } from './printableCell.ts';
import { writeLines } from './writeLines.ts';

export async function runMatrix(
  command: Inputs & { readonly question: MatrixQuestion },
  output: Writable,
): Promise<number> {
  const loaded = await loadInputs(command);
  if (loaded === null) return 2;
  await writeLines(
    output,
    csvLines(matrix(compileAgreements(loaded.agreements, loaded.areas), command.question)),
  );
  return 0;
}

function* csvLines({ ends, row }: Matrix): Generator<string> {
  const name = (end: End): string => printableCell(endName(end));
  yield csvRow(['from\\to', ...ends.map(name)]);
  for (const from of ends) yield csvRow([name(from), ...row(from).map(cellText)]);
}

function cellText(cell: MatrixCell): string {
  if (cell === null) return '';
  // A cell with `=` alone is no formula to any spreadsheet, and is documented. Names that come from a file are made
  // harmless.
  return cell === 'home' ? '=' : printableCell(`${cell.agreement}/${cell.clause}`);
}

function csvRow(fields: readonly string[]): string {
  return fields
    .map((field) => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field))
    .join(',');
}
