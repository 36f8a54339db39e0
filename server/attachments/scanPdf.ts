import { inflateSync } from 'node:zlib';
import { plainName, readPdfObject } from './readPdfObject.ts';

type ActiveContent = 'script' | 'embedded-file' | 'launch';

/** Names that make a PDF act, by what they are refused for (ISO 32000-2 §12.6, §7.11.4, §13). */
const activeNames: Record<string, ActiveContent> = {
  JavaScript: 'script',
  JS: 'script',
  EmbeddedFile: 'embedded-file',
  FileAttachment: 'embedded-file',
  Launch: 'launch',
  RichMedia: 'launch',
  Rendition: 'launch',
  Movie: 'launch',
  SubmitForm: 'launch',
  ImportData: 'launch',
  GoToE: 'launch',
};

/** One object stream unpacked is at most this many bytes: a larger one is a bomb. */
const MAX_UNPACKED = 64_000_000;

/** Objects of an honest file stand beside each other; begun within each other, each would be read to the end. */
const mostReadings = 4;

const activeAmong = (names: Iterable<string>): ActiveContent | null => {
  for (const name of names) {
    const word = name.slice(1);
    const problem = Object.hasOwn(activeNames, word) ? activeNames[word] : undefined;
    if (problem !== undefined) return problem;
  }
  return null;
};

/**
 * Searches every object of a PDF for active content, those packed in object streams too. A reader goes where the
 * cross-reference table sends it, into the body of a stream as well: so an object is looked for after each `obj`
 * (and a trailer after each `trailer`) wherever it stands, and read to its own end. What else stands in bodies (pages'
 * text, pictures, fonts) is none. An object stream in an encoding that only hides it is `unreadable`. The file must not
 * be encrypted: check that first.
 */
export const scanPdf = (bytes: Buffer): ActiveContent | 'unreadable' | null => {
  const text = bytes.toString('latin1');
  let read = 0;
  for (const { index, 0: word } of text.matchAll(/(?<!end)obj|trailer/g)) {
    const from = index + word.length;
    const { tokens, streamAt, end } = readPdfObject(text, from);
    read += end - from;
    if (read > mostReadings * text.length) return 'unreadable';
    const problem =
      activeAmong(tokens.filter((each) => each.startsWith('/'))) ??
      (streamAt !== null && holdsObjects(tokens) ? scanPacked(bytes, tokens, streamAt) : null);
    if (problem !== null) return problem;
  }
  return null;
};

/** By what readers need of an object stream; its type alone is only what it says of itself. */
const holdsObjects = (tokens: readonly string[]): boolean =>
  tokens.includes('/ObjStm') || (tokens.includes('/N') && tokens.includes('/First'));

const scanPacked = (
  bytes: Buffer,
  tokens: readonly string[],
  streamAt: number,
): ActiveContent | 'unreadable' | null => {
  const lineEnd = /^(?:\r\n|\n|\r)/.exec(bytes.toString('latin1', streamAt, streamAt + 2))?.[0];
  const isPacked = isFlate(tokens);
  if (lineEnd === undefined || isPacked === null) return 'unreadable';
  // To the end of the file, whatever length it claims: packed bytes end by themselves.
  const body = bytes.subarray(streamAt + lineEnd.length);
  try {
    const unpacked = isPacked ? inflateSync(body, { maxOutputLength: MAX_UNPACKED }) : body;
    // Not taken apart: its objects begin wherever its own table says, in the middle of a string even.
    const names = unpacked.toString('latin1').matchAll(/\/[^\0\t\n\f\r ()<>[\]{}/%]+/g);
    return activeAmong(Array.from(names, ([name]) => plainName(name)));
  } catch {
    return 'unreadable';
  }
};

/** Whether it is packed by the one usual filter, written out; null when by others, by reference or with a predictor. */
const isFlate = (tokens: readonly string[]): boolean | null => {
  // The short keys are of inline pictures, or of a body in another file; readers take them here as well.
  const hiding = ['/Predictor', '/F', '/DP', '/FFilter', '/FDecodeParms'];
  if (hiding.some((name) => tokens.includes(name))) return null;
  const parameters = tokens.indexOf('/DecodeParms');
  if (parameters !== -1 && !['<<', '[', 'null'].includes(tokens[parameters + 1] ?? '')) return null;
  const rest = tokens.slice(parameters + 1);
  const end = rest.findIndex((each) => each === '>>' || each === ']');
  if (parameters !== -1 && rest.slice(0, end).includes('R')) return null;
  const filter = tokens.indexOf('/Filter');
  if (filter === -1) return false;
  if (tokens.includes('/Filter', filter + 1)) return null;
  const [first, second, third] = tokens.slice(filter + 1, filter + 4);
  if (first === '/FlateDecode') return true;
  return first === '[' && second === '/FlateDecode' && third === ']' ? true : null;
};
