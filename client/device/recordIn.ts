/**
 * The id of the record in the name of a draft, such as `admission <patient>` (the name under which drafts of hospital
 * notes are stored).
 */
export const recordIn = (key: string): string | null => /\b[0-9a-f]{24}\b/.exec(key)?.[0] ?? null;
