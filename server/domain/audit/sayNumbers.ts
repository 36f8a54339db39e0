/** A run of numbers that were shown; `last` is null while the run goes on. */
export interface ShownNumbers {
  readonly first: number;
  readonly last: number | null;
}

/**
 * As in `1..3 7 9..`: a run that goes on has no end; a record without numbers is number 0. Two dots, since a spreadsheet makes a
 * date of `1-3`.
 */
export const sayNumbers = (shown: readonly ShownNumbers[], to = '..'): string =>
  shown.map(({ first, last }) => (first === last ? `${first}` : `${first}${to}${last ?? ''}`)).join(' ');
