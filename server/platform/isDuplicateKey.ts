/** A unique index refused the write (MongoDB error 11000, also of one write of many): what was to be made is there already. */
export const isDuplicateKey = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 11_000;
