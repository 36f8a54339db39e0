// Both notions of white space, so that neither a byte-order mark nor U+0085 passes for text.
const ink = /[^\s\p{White_Space}]/u;

/** Whether a text has no character that is not white space: no name, no profession, no reason (WA14). */
export function isBlank(text: string): boolean {
  return !ink.test(text);
}
