/** Joins class names; CSS Modules give `undefined` for a name that is not there. */
export const classNames = (...names: readonly (string | undefined | false | null)[]): string =>
  names.filter(Boolean).join(' ');
