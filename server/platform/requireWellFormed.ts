import { Failure } from './failure.ts';

/** A path longer than any form has is told no further. */
const MOST_PATH = 200;

/**
 * [VA1] The attack, and the accident of a text that was cut in two: a lone surrogate (`\ud83d`) is kept by JSON and becomes
 * `U+FFFD` in every store, so that what was acknowledged is not what was sent. Looked for in every text and key of what came,
 * before anything reads it; without recursion, since what came may be nested as deep as it is long.
 */
export const requireWellFormed = (value: unknown, root: string): void => {
  const open: { readonly value: unknown; readonly path: string }[] = [{ value, path: root }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value: found, path } = next;
    if (typeof found === 'string') {
      if (!found.isWellFormed()) throw illFormed(path);
    } else if (typeof found === 'object' && found !== null && !ArrayBuffer.isView(found)) {
      for (const [key, inner] of Object.entries(found)) {
        if (!key.isWellFormed()) throw illFormed(path);
        const own = path === '' ? key : `${path}.${key}`;
        open.push({ value: inner, path: own.length > MOST_PATH ? path : own });
      }
    }
  }
};

const illFormed = (path: string): Failure =>
  new Failure('V-01', { fields: [{ path, problem: 'not well-formed Unicode', code: 'ill-formed' }] });
