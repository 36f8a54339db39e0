// White space by JavaScript's and by Unicode's notion, so that neither a byte-order mark nor U+0085 passes for text.
const ink = /[^\s\p{White_Space}]/u;

/** Whether a text has nothing but white space in it: then it is no name, no profession and no reason (WA14). */
export function isBlank(text: string): boolean {
  return !ink.test(text);
}
