const letters = (n: number): string => {
  let text = '';
  for (let left = n; left > 0; left = Math.floor((left - 1) / 26))
    text = String.fromCharCode(97 + ((left - 1) % 26)) + text;
  return text;
};

const roman = (n: number): string => {
  const steps: readonly (readonly [number, string])[] = [
    [1000, 'm'],
    [900, 'cm'],
    [500, 'd'],
    [400, 'cd'],
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ];
  let left = n;
  let text = '';
  for (const [value, sign] of steps) for (; left >= value; left -= value) text += sign;
  return text;
};

const kinds: Readonly<Record<string, (n: number) => string>> = {
  a: letters,
  'lower-alpha': letters,
  'lower-latin': letters,
  A: (n) => letters(n).toUpperCase(),
  'upper-alpha': (n) => letters(n).toUpperCase(),
  'upper-latin': (n) => letters(n).toUpperCase(),
  i: roman,
  'lower-roman': roman,
  I: (n) => roman(n).toUpperCase(),
  'upper-roman': (n) => roman(n).toUpperCase(),
};

/** What stands before an item of a numbered list, as text: the number may be what the sentence is about. */
export const listMarker = (kind: string, n: number): string => {
  const number = n >= 1 && n < 4_000 ? kinds[kind]?.(n) : undefined;
  return `${number ?? n}. `;
};
