/** One record of a chain. `text` is the canonical JSON of `{fact, municipality, n}`: what is hashed is what is kept. */
export interface ChainedText {
  readonly hash: string;
  readonly previous: string;
  readonly text: string;
}

const [open, middle, beforeText] = ['{"hash":"', '","previous":"', '","record":'];
/** Where the record's text begins in a line, counted in bytes. */
const textAt = open.length + 64 + middle.length + 64 + beforeText.length;

/** [AU3] A line of an export: JSON, with the record's text in it byte for byte, so that it can be hashed as it stands. */
export const chainLine = ({ hash, previous, text }: ChainedText): string =>
  `${open}${hash}${middle}${previous}${beforeText}${text}}`;

export interface ChainLineBytes {
  readonly hash: string;
  readonly previous: string;
  readonly text: Buffer;
}

/** Null for a line that is not of this form to the byte. */
export const readChainLine = (line: Buffer): ChainLineBytes | null => {
  if (line.length <= textAt || line[line.length - 1] !== 0x7d) return null;
  const head = line.toString('latin1', 0, textAt);
  const hash = head.slice(open.length, open.length + 64);
  const previousAt = open.length + 64 + middle.length;
  const previous = head.slice(previousAt, previousAt + 64);
  if (head !== `${open}${hash}${middle}${previous}${beforeText}`) return null;
  return { hash, previous, text: line.subarray(textAt, line.length - 1) };
};
