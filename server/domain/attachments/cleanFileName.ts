/**
 * A file name fit to be shown and to be saved under: NFC, no path, no control or direction-changing characters
 * (`U+202E` makes `exe.jpg` of `gpj.exe`), at most 120 characters with the ending kept.
 */
export const cleanFileName = (given: string): string => {
  const last = given.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const clean = last.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu, '').trim();
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(clean)?.[0] ?? '';
  const stem = clean.slice(0, clean.length - ending.length).replace(/^\.+/, '');
  return `${[...stem].slice(0, 120 - ending.length).join('') || 'file'}${ending}`;
};
