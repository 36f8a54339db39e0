/**
 * One byte range of a `Range` header against an object of `size` bytes (RFC 9110 §14.2): `null` when the whole is to be
 * sent (no header, another unit, several ranges or nonsense, which the RFC lets a server ignore), `'unsatisfiable'` for 416.
 */
export const parseRange = (
  header: string | undefined,
  size: number,
): { readonly start: number; readonly end: number } | 'unsatisfiable' | null => {
  // A unit's name is of any case; places beyond what a number holds are beyond every file too.
  const match = /^bytes=[ \t]*(\d*)-(\d*)[ \t]*$/i.exec(header ?? '');
  if (match === null) return null;
  const [, first = '', last = ''] = match;
  if (first === '' && last === '') return null;
  if (first === '') {
    const length = Number(last);
    return length === 0 || size === 0
      ? 'unsatisfiable'
      : { start: Math.max(0, size - length), end: size - 1 };
  }
  const start = Number(first);
  if (start >= size) return 'unsatisfiable';
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return end < start ? null : { start, end };
};
