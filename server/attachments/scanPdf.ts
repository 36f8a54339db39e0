import { inflateSync } from 'node:zlib';
import { type PdfObjects, reachesOutside } from './outsideOfPdf.ts';
import { plainName, readPdfObject } from './readPdfObject.ts';

type ActiveContent = 'script' | 'embedded-file' | 'launch' | 'outside';

/** Names that make a PDF act, by the reason for which they are refused (ISO 32000-2 §12.6, §7.11.4, §13). */
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
  RichMediaExecute: 'launch',
  RichMediaContent: 'launch',
  // Forms of another kind (XFA), with scripts of their own.
  XFA: 'script',
  // Three-dimensional models, which may bring scripts.
  '3D': 'script',
  '3DD': 'script',
  OnInstantiate: 'script',
  // Another file: as a place in it, as the body of a stream, or as a profile of colours.
  GoToR: 'outside',
  FFilter: 'outside',
  FDecodeParms: 'outside',
  DestOutputProfileRef: 'outside',
};

/** One object stream unpacked is at most this many bytes: a larger one is a bomb. */
const MAX_UNPACKED = 64_000_000;

/** In an honest file objects stand beside each other. If they began within each other, each would be read to the end. */
const mostReadings = 4;

class FoundObjects implements PdfObjects {
  readonly all: (readonly string[])[] = [];
  readonly byNumber = new Map<string, (readonly string[])[]>();

  add(tokens: readonly string[], number: string | undefined): void {
    this.all.push(tokens);
    if (number === undefined) return;
    const key = String(Number(number));
    this.byNumber.set(key, [...(this.byNumber.get(key) ?? []), tokens]);
  }
}

const activeAmong = (names: Iterable<string>): ActiveContent | null => {
  for (const name of names) {
    const word = name.slice(1);
    const problem = Object.hasOwn(activeNames, word) ? activeNames[word] : undefined;
    if (problem !== undefined) return problem;
  }
  return null;
};

/**
 * Searches every object of a PDF for active content, including objects packed in object streams. A reader goes where
 * the cross-reference table sends it, even into the body of a stream. So an object is looked for after each `obj`
 * (and a trailer after each `trailer`), wherever it stands, and is read to its own end. Everything else in bodies
 * (pages' text, pictures, fonts) is no object. An object stream in an encoding that only serves to hide it makes the
 * file `unreadable`. The file must not be encrypted: check that first.
 */
export const scanPdf = (bytes: Buffer): ActiveContent | 'unreadable' | 'owner-password' | null => {
  const text = bytes.toString('latin1');
  let read = 0;
  const found = new FoundObjects();
  for (const { index, 0: word } of text.matchAll(/(?<!end)obj|trailer/g)) {
    const from = index + word.length;
    const { tokens, streamAt, end } = readPdfObject(text, from);
    read += end - from;
    if (read > mostReadings * text.length) return 'unreadable';
    if (isSealed(tokens)) return 'owner-password';
    const problem =
      activeAmong(tokens.filter((each) => each.startsWith('/'))) ??
      (streamAt !== null && holdsObjects(tokens) ? scanPacked(bytes, tokens, streamAt, found) : null);
    if (problem !== null) return problem;
    found.add(tokens, numberBefore(text, index));
  }
  // Only after all names are known can a file within be told from a path to a file.
  if (found.all.some(hasFilesBeside)) return 'embedded-file';
  return reachesOutside(found) ? 'outside' : null;
};

/** The object number of `12 0 obj`. */
const numberBefore = (text: string, at: number): string | undefined =>
  /(\d+)[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+$/.exec(text.slice(Math.max(0, at - 60), at))?.[1];

/** Whether it is a trailer that says how the file is encrypted: it stands beside the root of the objects. */
const isSealed = (tokens: readonly string[]): boolean =>
  tokens.includes('/Encrypt') && tokens.includes('/Root');

/**
 * Files that belong to the document or to a part of it (PDF 2.0). A glyph may have this name too, but then without
 * such a value.
 */
const hasFilesBeside = (tokens: readonly string[]): boolean =>
  tokens.some((token, at) => token === '/AF' && /^(?:\[|<<|\d+)$/.test(tokens[at + 1] ?? ''));

/** Whether it is an object stream, told by what readers need of one. Its type alone is only what it says of itself. */
const holdsObjects = (tokens: readonly string[]): boolean =>
  tokens.includes('/ObjStm') || (tokens.includes('/N') && tokens.includes('/First'));

const scanPacked = (
  bytes: Buffer,
  tokens: readonly string[],
  streamAt: number,
  found: FoundObjects,
): ActiveContent | 'unreadable' | null => {
  const lineEnd = /^(?:\r\n|\n|\r)/.exec(bytes.toString('latin1', streamAt, streamAt + 2))?.[0];
  const isPacked = isFlate(tokens);
  if (lineEnd === undefined || isPacked === null) return 'unreadable';
  // Read to the end of the file, whatever length it claims: compressed bytes end by themselves.
  const body = bytes.subarray(streamAt + lineEnd.length);
  try {
    const unpacked = isPacked ? inflateSync(body, { maxOutputLength: MAX_UNPACKED }) : body;
    const text = unpacked.toString('latin1');
    // All names count, wherever they stand: objects begin wherever the table says, even in the middle of a string.
    const names = text.matchAll(/\/[^\0\t\n\f\r ()<>[\]{}/%]+/g);
    return activeAmong(Array.from(names, ([name]) => plainName(name))) ?? takeApart(text, tokens, found);
  } catch {
    return 'unreadable';
  }
};

/** Adds the objects that are listed in the table of an object stream. */
const takeApart = (text: string, tokens: readonly string[], found: FoundObjects): 'unreadable' | null => {
  const first = Number(tokens[tokens.indexOf('/First') + 1]);
  if (!Number.isSafeInteger(first)) return 'unreadable';
  const table = text.slice(0, first).match(/\d+/g) ?? [];
  let read = 0;
  for (let at = 0; at + 1 < table.length; at += 2) {
    const object = readPdfObject(text, first + Number(table[at + 1]));
    read += object.end - first - Number(table[at + 1]);
    if (read > mostReadings * text.length) return 'unreadable';
    found.add(object.tokens, table[at]);
  }
  return null;
};

/**
 * Whether it is compressed by the one usual filter, named in place. Null where it is compressed by others, by
 * reference, or with a predictor.
 */
const isFlate = (tokens: readonly string[]): boolean | null => {
  // The short keys belong to inline pictures, or to a body in another file; readers accept them here as well.
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
