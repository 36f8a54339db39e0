/** The record that a draft's name holds, such as `admission <patient>`. */
export const recordIn = (key: string): string | null => /\b[0-9a-f]{24}\b/.exec(key)?.[0] ?? null;
