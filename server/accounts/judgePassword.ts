/** What a password lacks (DOMAIN.md §5.1); null: it may be used. */
export type PasswordProblem = 'too-short' | 'not-mixed' | 'guessable';

/** Parts that guessing programs try first, here and in Japan. Anything that is one of them with digits around goes too. */
const guessable =
  /^[\d\W_]*(password|passw0rd|pass|admin|administrator|qwerty|qwertyuiop|asdfghjkl|zxcvbnm|letmein|welcome|iloveyou|abc|abcd|abcdefg|engawa|kango|kaigo|hospital|clinic|sakura|toyohashi|nagoya|aichi|user|test|login)[\d\W_]*$/;

const isRun = (text: string): boolean => {
  const steps = [...text].slice(1).map((letter, at) => letter.charCodeAt(0) - text.charCodeAt(at));
  return steps.every((step) => step === steps[0] && Math.abs(step) <= 1);
};

/**
 * 13 characters and more, mixed; or 8 and more with a second factor. Mixed: letters and others. Guessable ones, the
 * login name in it, and a few letters again and again are refused whatever their length.
 */
export const judgePassword = (
  password: string,
  { loginName, secondFactor }: { loginName: string; secondFactor: boolean },
): PasswordProblem | null => {
  const text = password.normalize('NFKC');
  if ([...text].length < (secondFactor ? 8 : 13)) return 'too-short';
  if (!/\p{L}/u.test(text) || !/[^\p{L}\s]/u.test(text)) return 'not-mixed';
  const lower = text.toLowerCase();
  const name = loginName.normalize('NFKC').toLowerCase();
  const few = new Set(lower).size < 5;
  if (few || guessable.test(lower) || isRun(lower) || (name.length >= 4 && lower.includes(name)))
    return 'guessable';
  return null;
};
