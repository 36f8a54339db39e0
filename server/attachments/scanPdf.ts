import { inflateSync } from 'node:zlib';

/** Names that make a PDF act, by what they are refused for (ISO 32000-2 §12.6, §7.11.4, §13). */
const activeNames: Record<string, 'script' | 'embedded-file' | 'launch'> = {
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

const activeNameIn = (text: string): 'script' | 'embedded-file' | 'launch' | null => {
  for (const [, name = ''] of text.matchAll(/\/((?:[A-Za-z]|#[0-9A-Fa-f]{2})+)/g)) {
    // `/La#75nch` is `/Launch`: the oldest way past a filter.
    const plain = name.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
    const problem = Object.hasOwn(activeNames, plain) ? activeNames[plain] : undefined;
    if (problem !== undefined) return problem;
  }
  return null;
};

/**
 * Searches every object of a PDF for active content, those packed in object streams too; the bodies of other streams
 * (pages' text, pictures, fonts) are not objects and are passed over. An object stream in an encoding that only hides
 * it is `unreadable`. The file must not be encrypted: check that first.
 */
export const scanPdf = (bytes: Buffer): 'script' | 'embedded-file' | 'launch' | 'unreadable' | null => {
  const text = bytes.toString('latin1');
  let from = 0;
  for (;;) {
    const stream = text.indexOf('stream', from);
    const objects = text.slice(from, stream === -1 ? undefined : stream);
    const problem = activeNameIn(objects);
    if (problem !== null) return problem;
    if (stream === -1) return null;
    const dictionary = objects.slice(objects.lastIndexOf(' obj') + 1);
    const end = text.indexOf('endstream', stream);
    const next = end === -1 ? stream + 'stream'.length : end + 'endstream'.length;
    if (/\/ObjStm\b/.test(dictionary)) {
      const start = stream + 'stream'.length + (text.startsWith('\r\n', stream + 'stream'.length) ? 2 : 1);
      const body = bytes.subarray(start, end === -1 ? undefined : end);
      const filters = [...(/\/Filter\s*(\[[^\]]*\]|\/\w+)/.exec(dictionary)?.[1] ?? '').matchAll(/\/(\w+)/g)];
      if (filters.length > 1 || (filters[0] !== undefined && filters[0][1] !== 'FlateDecode'))
        return 'unreadable';
      try {
        const packed = filters.length === 0 ? body : inflateSync(body, { maxOutputLength: MAX_UNPACKED });
        const inside = activeNameIn(packed.toString('latin1'));
        if (inside !== null) return inside;
      } catch {
        return 'unreadable';
      }
    }
    from = next;
  }
};
