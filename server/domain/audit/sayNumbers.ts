/** A run of numbers that was shown; `last` null while it goes on. */
export interface ShownNumbers {
  readonly first: number;
  readonly last: number | null;
}

/** As in `1-3 7 9-`: a run that goes on has no end. A record without numbers is number 0. */
export const sayNumbers = (shown: readonly ShownNumbers[]): string =>
  shown.map(({ first, last }) => (first === last ? `${first}` : `${first}-${last ?? ''}`)).join(' ');
