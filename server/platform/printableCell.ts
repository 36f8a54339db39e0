import { printable } from './printable.ts';

/** As a cell: a tab would begin the next one, and what begins like a formula is run by the spreadsheet that opens it. */
export const printableCell = (text: string): string => {
  const plain = printable(text).replaceAll('\t', '\\u0009');
  return /^[=+\-@|%＝＋－＠]/.test(plain) ? `'${plain}` : plain;
};
