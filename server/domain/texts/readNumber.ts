/**
 * [VA6] A number as people type it on phones: in full width, with 「。」, 「、」, 「・」 or a comma for the point, with its
 * unit (36.5℃, 97%, 36度5分). Null where it is none: nothing is guessed, and no digits are joined over a gap.
 */
export const readNumber = (typed: string): number | null => {
  const text = typed
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/^(\d+)\s*度\s*(\d)\s*分$/, '$1.$2')
    .replace(UNIT, '')
    .replace(/(\d)\s*[.,。、・]\s*(?=\d)/g, '$1.');
  return /^\d{1,6}(\.\d{1,4})?$/.test(text) ? Number(text) : null;
};

const UNIT = /\s*(度|°c|℃|c|%|パーセント|mmhg|回\/?分?|\/分|\/min|bpm|kg|キロ|分)$/;
