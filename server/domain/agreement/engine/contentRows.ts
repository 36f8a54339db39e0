import { dataClasses } from '../../vocabulary/dataClasses.ts';
import { purposes } from '../../vocabulary/purposes.ts';

/** Rows of a day's tables by word. The last row, and the last class of each, is for what is no such word: empty. */
export const purposeNumber: ReadonlyMap<string, number> = new Map(
  purposes.map((purpose, at) => [purpose, at]),
);
export const classNumber: ReadonlyMap<string, number> = new Map(
  dataClasses.map((dataClass, at) => [dataClass, at]),
);
export const rowLength = dataClasses.length + 1;
