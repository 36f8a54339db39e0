import { dataClasses } from '../../vocabulary/dataClasses.ts';
import { purposes } from '../../vocabulary/purposes.ts';
import { WordNumbers } from './wordNumbers.ts';

/** Rows of a day's tables by word. The last row, and the last class of each, is for what is no such word: empty. */
export const purposeNumbers = new WordNumbers(purposes);
export const classNumbers = new WordNumbers(dataClasses);
export const rowLength = dataClasses.length + 1;
export const contentRowCount = (purposes.length + 1) * rowLength;

export function contentRow(purpose: string, dataClass: string): number {
  return purposeNumbers.of(purpose) * rowLength + classNumbers.of(dataClass);
}
