/** A value as an error message shows it: on one line, in quotes, and never longer than a glance. */
export function quoted(value: unknown): string {
  const text = typeof value === 'string' ? value : String(value);
  const shown = text.length > 60 ? `${text.slice(0, 60).toWellFormed()}…` : text;
  return JSON.stringify(shown);
}

/** A mapping's key as a part of a path. */
export function keyPath(parent: string, key: string): string {
  const part = key.length <= 60 && /^[\p{L}\p{N}_-]+$/u.test(key) ? key : quoted(key);
  return parent === '' ? part : `${parent}.${part}`;
}
