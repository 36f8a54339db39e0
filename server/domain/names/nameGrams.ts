import { foldName } from './foldName.ts';

/**
 * Single letters and pairs of neighbours of the folded texts. A stored list of them under an index finds every name
 * that contains what was typed without reading all names: all grams of the query must be there.
 */
export const nameGrams = (...texts: string[]): string[] => {
  const grams = new Set<string>();
  for (const text of texts) {
    const letters = [...foldName(text)];
    letters.forEach((letter, at) => {
      grams.add(letter);
      const next = letters[at + 1];
      if (next !== undefined) grams.add(letter + next);
    });
  }
  return [...grams];
};

/** What a query must find: its pairs, or the one letter that it is. */
export const queryGrams = (query: string): string[] => {
  const letters = [...foldName(query)];
  if (letters.length < 2) return letters;
  return letters.slice(0, -1).map((letter, at) => letter + letters[at + 1]);
};
