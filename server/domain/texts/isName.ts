import { hasInvisible } from './hasInvisible.ts';

/** Letters of any script with their marks and numbers, the signs that names have, and blanks between. */
const PERSON = /^[\p{L}\p{M}\p{N} \u3000・･.．,，、'’‘`´ʼ=＝゠‐‑‒–—―−\-－〜～()（）〔〕[\]［］「」/／&＆]+$/u;
const LETTER = /\p{L}/u;
/** In a name nothing is without width: two that look alike would be two. */
const JOINERS = /[\u200c\u200d]/;

/** [VA4] Whether it can be what a person is called: it has a letter, and nothing that no name has. */
export const isPersonName = (text: string): boolean =>
  PERSON.test(text) && LETTER.test(text) && !JOINERS.test(text) && !hasInvisible(text);

/** [VA4] What a facility or an office is called: signs too (＋, ☆, №), and something that can be read out. */
export const isPlaceName = (text: string): boolean =>
  /[\p{L}\p{N}]/u.test(text) && !JOINERS.test(text) && !hasInvisible(text);

/** [VA4] A reading: kana, or the Latin letters of a foreign name; no kanji, since the list is sorted by it. */
export const isReading = (text: string): boolean =>
  !/[^\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Latin}\p{M}\p{N}ー ・.,'’=()&\-／/゛゜]/u.test(text);
