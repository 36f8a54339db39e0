import { dataClasses } from '../../vocabulary/dataClasses.ts';
import { purposes } from '../../vocabulary/purposes.ts';
import { WordNumbers } from './wordNumbers.ts';

/**
 * The rows of a day's tables, by purpose and class. The last row, and the last class of each purpose, stand for a
 * text that is none of them; they are empty.
 */
export const purposeNumbers = new WordNumbers(purposes);
export const classNumbers = new WordNumbers(dataClasses);
export const rowLength = dataClasses.length + 1;
export const contentRowCount = (purposes.length + 1) * rowLength;

export function contentRow(purpose: string, dataClass: string): number {
  return purposeNumbers.of(purpose) * rowLength + classNumbers.of(dataClass);
}
