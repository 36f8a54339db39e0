import { commonPasswords } from './commonPasswords.ts';
import type { PasswordProblem } from './passwordProblems.ts';

/**
 * What is wrong with a new password, or null (DOMAIN.md §5.1): 13 characters and more of mixed kinds, or 8 and more
 * where a second factor stands beside it; guessable ones refused in either case.
 */
export const judgePassword = (
  typed: string,
  about: { readonly loginName: string; readonly secondFactor: boolean },
): Exclude<PasswordProblem, 'same-as-before'> | null => {
  // As it is hashed: what a phone's keyboard writes in full width is the same password, and as easy to guess.
  const password = typed.normalize('NFKC');
  const characters = [...password];
  if (characters.length < (about.secondFactor ? 8 : 13)) return 'too-short';
  if (countKinds(password) < (about.secondFactor ? 2 : 3)) return 'not-mixed';
  const folded = fold(password);
  const name = fold(about.loginName);
  if (name.length >= 4 && (folded.includes(name) || folded.includes(reverse(name))))
    return 'contains-login-name';
  if (isRepeated(folded) || new Set(characters).size < 6) return 'repeats';
  if (isMostlySequence(folded)) return 'sequence';
  if (isMostlyCommon(folded) || isMostlyCommon(unleet(folded))) return 'common';
  return null;
};

/** Lower, upper, digits, and all else (signs, kana, kanji). */
const countKinds = (password: string): number =>
  [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/].filter((kind) => kind.test(password)).length;

/** Signs and spaces between the letters of a common word do not make it less common. */
const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
const unleet = (text: string): string => text.replace(/[0134578]/g, (digit) => leet[digit] ?? digit);
const leet: Record<string, string> = { 0: 'o', 1: 'l', 3: 'e', 4: 'a', 5: 's', 7: 't', 8: 'b' };
const reverse = (text: string): string => [...text].reverse().join('');

/** One piece over and over, such as `abcabcabc`. */
const isRepeated = (text: string): boolean => /^(.+?)\1+.{0,2}$/su.test(text);

const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb',
];
const runs = rows.flatMap((row) => [row, reverse(row)]);

/** Runs of four and more along the alphabet, the digits or the keyboard leave fewer than five characters of its own. */
const isMostlySequence = (text: string): boolean => {
  let own = 0;
  for (let at = 0; at < text.length; ) {
    let length = 0;
    for (
      let next = 4;
      runs.some((run) => at + next <= text.length && run.includes(text.slice(at, at + next)));
      next++
    )
      length = next;
    if (length === 0) own++;
    at += Math.max(length, 1);
  }
  return own < 5;
};

/** Without the common words in it, and the digits put behind them, fewer than five characters of its own are left. */
const isMostlyCommon = (text: string): boolean => {
  const longestFirst = [...commonPasswords].sort((a, b) => b.length - a.length);
  const rest = longestFirst.reduce((left, word) => left.replaceAll(word, ''), text);
  return rest !== text && rest.replace(/^\d+|\d+$/g, '').length < 5;
};
