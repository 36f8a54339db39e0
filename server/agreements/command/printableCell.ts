import { inertCell } from '#domain/texts/inertCell.ts';
import { printable } from '#platform/printable.ts';

/** As a cell: a tab would begin the next one, and what begins like a formula would be run. */
export const printableCell = (text: string): string => inertCell(printable(text).replaceAll('\t', '\\u0009'));
