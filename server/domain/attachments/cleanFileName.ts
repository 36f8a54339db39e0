/** Endings that a file of each type may have; the first is given where a name has another. */
const endings: Readonly<Record<string, readonly string[]>> = {
  'image/jpeg': ['jpg', 'jpeg'],
  'video/mp4': ['mp4', 'm4v'],
  'video/webm': ['webm'],
  'video/quicktime': ['mov', 'qt'],
  'application/pdf': ['pdf'],
};

/** Neither seen nor meant: controls, marks of direction, joiners, fillers, other line ends. What selects a variant stays. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0]/gu;

/** Names of devices on Windows, whatever their ending. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * A file name fit to be shown and to be saved under (FI1): NFC, no path, nothing that cannot be seen or turns the direction
 * (`U+202E` makes `exe.jpg` of `gpj.exe`), at most 120 characters, and always an ending that fits what the bytes are: a
 * PDF that calls itself 請求書.bat is 請求書.pdf.
 */
export const cleanFileName = (given: string, type: string): string => {
  const last = given.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  // Once more: what was taken out may have stood between a letter and its mark.
  const clean = bare(last.replace(unseen, '').normalize('NFC'));
  const fitting = endings[type] ?? [];
  const isFitting = (ending: string) => fitting.includes(ending.slice(1).toLowerCase());
  const [stemShown, shown] = apart(clean);
  const [named, ending] = isFitting(shown) ? [stemShown, shown] : withoutForeign(stemShown, isFitting);
  const whole = ending === '' ? `.${fitting[0] ?? 'bin'}` : ending;
  const plain = bare(named.replace(/^[.\s]+/, ''));
  const stem = device.test(plain) ? `_${plain}` : plain;
  return `${bare([...stem].slice(0, 120 - whole.length).join('')) || 'file'}${whole}`;
};

/** Windows takes dots and spaces off the end of a name, and what stands before them is the ending then. */
const bare = (name: string): string => name.trimStart().replace(/[.\s]+$/, '');

/** A name and what looks like its ending, with the dot: letters, not the 5 of 12.5. */
const apart = (name: string): readonly [string, string] => {
  const ending = /\.[A-Za-z][A-Za-z0-9]{0,7}$/.exec(name)?.[0] ?? '';
  return [name.slice(0, name.length - ending.length), ending];
};

/** Without its foreign ending a name may show one that fits: 請求書.pdf.exe. */
const withoutForeign = (stem: string, isFitting: (ending: string) => boolean): readonly [string, string] => {
  const [before, ending] = apart(stem);
  return isFitting(ending) ? [before, ending] : [stem, ''];
};
