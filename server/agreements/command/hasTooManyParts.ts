const [quote, backslash, brace, bracket] = [...'"\\{['].map((each) => each.charCodeAt(0));

/** Lines up to this length may hold anything: JSON.parse makes at most some 60 times their length of them. */
const harmless = 1024 * 1024;
/** A request has at most three objects and five lists. */
const most = 100;

/**
 * Whether a long line has more lists and objects than any request has. Sixteen megabytes of brackets would take a
 * gigabyte once they are parsed; a long text, or a long list of municipalities, takes little more than its own
 * length.
 */
export function hasTooManyParts(line: Buffer): boolean {
  if (line.length <= harmless) return false;
  let parts = 0;
  let inText = false;
  for (let at = 0; at < line.length; at++) {
    const byte = line[at];
    if (byte === quote) inText = !inText;
    else if (inText && byte === backslash) at++;
    else if (!inText && (byte === brace || byte === bracket) && ++parts > most) return true;
  }
  return false;
}
