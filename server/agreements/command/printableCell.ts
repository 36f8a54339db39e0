import { inertCell } from '#domain/texts/inertCell.ts';
import { printable } from '#platform/printable.ts';

/** A text as a table's cell: a tab would begin the next cell, and a text that begins like a formula would be run. */
export const printableCell = (text: string): string => inertCell(printable(text).replaceAll('\t', '\\u0009'));
