import { readPdfString } from './readPdfString.ts';

/** One object of a PDF, taken apart as readers do (ISO 32000-2 §7.2, §7.3). */
export interface PdfObject {
  /** Names with their escapes resolved and a `/` before them, strings read and a `(` before them, brackets, other words. */
  readonly tokens: readonly string[];
  /** Where the body of the object's stream begins, if it has one: after the word `stream`. */
  readonly streamAt: number | null;
  /** The offset at which reading ended. */
  readonly end: number;
}

// White space and delimiters as the standard has them: \s has more, and would end a name too early.
const token =
  /[\0\t\n\f\r ]+|%[^\r\n]*|<<|>>|[[\]{}]|<[^>]*>?|\/[^\0\t\n\f\r ()<>[\]{}/%]*|[^\0\t\n\f\r ()<>[\]{}/%]+/y;

/** `/La#75nch` is `/Launch`: the oldest way past a filter. */
export const plainName = (name: string): string =>
  name.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/**
 * Reads the one object that begins at `from`, up to the bracket that closes its first one. Words within strings and
 * comments do not count: `(stream)` begins no stream, and `(obj)` no object.
 */
export const readPdfObject = (text: string, from: number): PdfObject => {
  const tokens: string[] = [];
  const open: string[] = [];
  let at = from;
  let isWhole = false;
  while (at < text.length) {
    if (text[at] === '(') {
      const from = at;
      at = endOfString(text, at);
      if (isWhole) return { tokens, streamAt: null, end: at };
      tokens.push(`(${readPdfString(text.slice(from, at))}`);
      isWhole = open.length === 0;
      continue;
    }
    token.lastIndex = at;
    const found = token.exec(text)?.[0];
    if (found === undefined) {
      at += 1;
      continue;
    }
    at += found.length;
    if (/^[\0\t\n\f\r %]/.test(found)) continue;
    if (isWhole) return { tokens, streamAt: found === 'stream' ? at : null, end: at };
    if (found === '<<' || found === '[') open.push(found);
    else if ((found === '>>' && open.at(-1) === '<<') || (found === ']' && open.at(-1) === '[')) open.pop();
    tokens.push(tokenOf(found));
    isWhole = open.length === 0;
  }
  return { tokens, streamAt: null, end: at };
};

const tokenOf = (found: string): string => {
  if (found.startsWith('/')) return plainName(found);
  return /^<(?!<)/.test(found) ? `(${readPdfString(found)}` : found;
};

/** Brackets within a string come in pairs, unless they are escaped. */
const endOfString = (text: string, from: number): number => {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const char = text[at];
    if (char === '\\') at += 1;
    else if (char === '(') depth += 1;
    else if (char === ')' && --depth === 0) return at + 1;
  }
  return text.length;
};
