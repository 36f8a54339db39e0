/**
 * The text of the last `id` of a JSON object as it was written, if that is a number: JSON.parse would give 1.0, 1e400
 * and 9007199254740993 back as other numbers. Null where it is no number. The text must be valid JSON. This is a
 * loop, since a reviver recurses and a hostile line nests without end.
 */
export function ownNumberText(text: string): string | null {
  let found: string | null = null;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') depth--;
    else if (character === '"') {
      const end = endOfString(text, at);
      const key = depth === 1 ? valueAfterKey(text, end) : null;
      if (key !== null && isId(text.slice(at, end))) found = numberAt(text, key);
      at = end - 1;
    }
  }
  return found;
}

/** The offset behind the string that opens at this offset. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

const space = /[ \t\n\r]/;

/** Where the value begins, if a colon follows: a string before a colon is a key. */
function valueAfterKey(text: string, end: number): number | null {
  let at = end;
  while (space.test(text[at] ?? '')) at++;
  if (text[at] !== ':') return null;
  at++;
  while (space.test(text[at] ?? '')) at++;
  return at;
}

/** `"id"`, also written with escapes. */
function isId(string: string): boolean {
  return string === '"id"' || (string.includes('\\') && JSON.parse(string) === 'id');
}

function numberAt(text: string, start: number): string | null {
  let end = start;
  while (/[-+.0-9eE]/.test(text[end] ?? '')) end++;
  return end === start ? null : text.slice(start, end);
}
