import { Composer, type Document, type Node } from 'yaml';
import { wholeDocument } from '../problem.ts';
import { largestFile } from './largestFile.ts';
import type { Reading } from './reading.ts';
import { rejectDirectives, rejectProperties } from './rejectYamlExtras.ts';
import { tokensOf } from './tokensOf.ts';

/** What YAML calls non-printable; NUL and other controls hide text from who reads the file before signing. */
const unprintable =
  /^\ufeff|[^\t\n\r\x20-\x7e\x85\xa0-\uffff]|[\ufffe\uffff]|(?<![\ud800-\udbff])[\udc00-\udfff]|[\ud800-\udbff](?![\udc00-\udfff])/;

/**
 * The one document of a YAML 1.2 core file, or null with what is wrong reported. Nothing is ever expanded:
 * aliases are refused as nodes, so that a "billion laughs" file costs no more than its own length.
 */
export function parseYaml(reading: Reading): Node | null {
  const { text } = reading;
  if (text.length > largestFile) {
    reading.report(0, wholeDocument, `is longer than ${largestFile} characters, the most allowed`);
    return null;
  }
  // The first mark is dropped with the encoding; a second one is text that nobody sees.
  const control = unprintable.exec(text);
  if (control !== null) {
    const code = control[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    reading.report(
      control.index,
      wholeDocument,
      `has the control character U+${code}; only printable text is allowed`,
    );
    return null;
  }
  const read = tokensOf(text);
  if (!read.ok) {
    reading.report(
      read.tooDeepAt,
      wholeDocument,
      'is nested too deeply; an agreement needs seven levels, 32 are allowed',
    );
    return null;
  }
  const { tokens } = read;
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    merge: false,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const documents = [...composer.compose(tokens, true, text.length)] as Document[];
  const [first, second] = documents;
  for (const document of documents) {
    for (const error of document.errors) {
      reading.report(Math.min(error.pos[0], text.length), wholeDocument, `is not YAML: ${error.message}`);
    }
  }
  if (second !== undefined) {
    reading.report(
      documentStart(text, second),
      wholeDocument,
      'a second document is not allowed; one file holds one version',
    );
  }
  const root = first?.contents ?? null;
  rejectProperties(reading, tokens, root);
  rejectDirectives(reading, tokens);
  // After a syntax error the tree is a guess: what it lacks would be reported without being wrong.
  return documents.some((document) => document.errors.length > 0) ? null : root;
}

/** The marker `---` that opens a further document; where there is none (after `...`), its content. */
function documentStart(text: string, document: Document): number {
  const [from, to] = document.range ?? [0, 0];
  const marker = /^---(?=\s|$)/m.exec(text.slice(from, Math.max(to, from + 3)));
  return marker === null ? (document.contents?.range?.[0] ?? from) : from + marker.index;
}
