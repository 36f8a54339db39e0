import { nameVariants } from './nameVariants.ts';
import { oldForms } from './oldForms.ts';

/** Groups that share a kanji are one; the one compared is the first of the group that came first. */
const readGroups = (tables: string): ReadonlyMap<string, string> => {
  const compared = new Map<string, string>();
  for (const group of tables.trim().split(/\s+/)) {
    const kanji = [...group];
    const known = kanji.map((each) => compared.get(each)).filter((each) => each !== undefined);
    const first = known[0] ?? kanji[0] ?? '';
    for (const each of kanji) compared.set(each, first);
    for (const [each, other] of compared)
      if (other !== first && known.includes(other)) compared.set(each, first);
  }
  return compared;
};

const compared = readGroups(nameVariants + oldForms);

/** [NA2] The kanji that stands for all ways of writing it. */
export const foldKanji = (letter: string): string => compared.get(letter) ?? letter;
