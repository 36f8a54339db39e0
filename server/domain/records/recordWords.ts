import { recordKinds } from './recordKinds.ts';

const wordsIn = (language: 'ja' | 'en') => {
  const words = Object.values(recordKinds).map((kind) => kind.words[language]);
  const all = (group: 'relations' | 'acts'): Readonly<Record<string, string>> =>
    Object.assign({}, ...words.map((each) => each[group]));
  const names = Object.keys(recordKinds);
  return {
    records: Object.fromEntries(names.map((name, at) => [name, words[at]?.record ?? name])),
    relations: all('relations'),
    acts: all('acts'),
  };
};

/** What the trail calls records, relations to them and what is done with them: the words that each kind brings. */
export const recordWords = { ja: wordsIn('ja'), en: wordsIn('en') };
