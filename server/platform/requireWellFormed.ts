import type { Failure } from './failure.ts';
import { wrongField } from './wrongField.ts';

/** No form has a longer path: what is longer is cut off in the answer. */
const MOST_PATH = 200;

/**
 * [VA1] Refuses half a character (a lone surrogate such as `\ud83d`), as an attack, or a text that was cut in two,
 * has it: JSON keeps it and every store turns it into `U+FFFD`, so that what was acknowledged is not what was sent.
 * Every text and key is looked at before anything reads it. There is no recursion, since what came may be nested as
 * deeply as it is long.
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

const illFormed = (path: string): Failure => wrongField(path, 'not well-formed Unicode', 'ill-formed');
