import type { Dated } from '../access/attributes.ts';

/** The days that two spans have in common; there may be none (then `until` is not after `from`). */
export const overlap = (a: Dated, b: Dated): Dated => ({
  from: a.from > b.from ? a.from : b.from,
  until: a.until === null ? b.until : b.until === null || a.until < b.until ? a.until : b.until,
});
