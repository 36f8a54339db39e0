/** A text, or the offset of the first byte that is not UTF-8. A byte-order mark at the start is dropped. */
export type DecodedText = { readonly text: string } | { readonly before: string };

export function decodeText(source: string | Uint8Array): DecodedText {
  if (typeof source === 'string') return { text: source.startsWith('\uFEFF') ? source.slice(1) : source };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(source) };
  } catch {
    return { before: longestValidStart(source) };
  }
}

/** How much can be decoded before the first bad byte. Found by halving, since a decoder does not say where it failed. */
function longestValidStart(source: Uint8Array): string {
  let [good, bad] = [0, source.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (startIsValid(source, middle)) good = middle;
    else bad = middle;
  }
  return new TextDecoder('utf-8').decode(source.subarray(0, good), { stream: true });
}

function startIsValid(source: Uint8Array, length: number): boolean {
  try {
    // `stream`: a character that is merely cut off at the end is not an error.
    new TextDecoder('utf-8', { fatal: true }).decode(source.subarray(0, length), { stream: true });
    return true;
  } catch {
    return false;
  }
}
