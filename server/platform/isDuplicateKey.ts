/** A unique index has refused the write (MongoDB error 11000, also for one write of many): what was to be made exists. */
export const isDuplicateKey = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 11_000;
