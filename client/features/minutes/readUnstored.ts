import * as Y from 'yjs';
import type { OwnText } from './followOwn.ts';

export interface UnstoredLine {
  readonly parts: readonly { readonly text: string; readonly own: boolean }[];
}
export interface UnstoredSection {
  readonly section: string;
  /** The lines that hold something of one's own that is not stored; what stands around it is stored. */
  readonly lines: readonly UnstoredLine[];
  /** What one deleted, and what stands on the server all the same. */
  readonly notDeleted: readonly string[];
}

interface Stored {
  readonly clocks: ReadonlyMap<number, number>;
  readonly deletions: number;
}

type Part = UnstoredLine['parts'][number];

/** A line: the text of one paragraph, told apart into one's own that is not stored and the rest. */
const readParagraph = (paragraph: Y.XmlElement, own: OwnText, stored: Stored): Part[] => {
  const parts: Part[] = [];
  const add = (text: string, isOwn: boolean): void => {
    const last = parts.at(-1);
    if (text === '') return;
    if (last?.own === isOwn) parts.splice(-1, 1, { text: last.text + text, own: isOwn });
    else parts.push({ text, own: isOwn });
  };
  for (const child of paragraph.toArray()) {
    if (child instanceof Y.XmlElement && child.nodeName === 'hardBreak')
      add('\n', isNew(child._item, own, stored));
    if (!(child instanceof Y.XmlText)) continue;
    for (let item = child._start; item !== null; item = item.right) {
      if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
      const { str } = item.content;
      const { client, clock } = item.id;
      const from = own.isOwn(client) ? Math.max(0, (stored.clocks.get(client) ?? 0) - clock) : str.length;
      add(str.slice(0, from), false);
      add(str.slice(from), true);
    }
  }
  return parts;
};

const isNew = (item: Y.Item | null, own: OwnText, stored: Stored): boolean =>
  item !== null && own.isOwn(item.id.client) && item.id.clock >= (stored.clocks.get(item.id.client) ?? 0);

const readLines = (parent: Y.XmlFragment, depth: number, own: OwnText, stored: Stored): UnstoredLine[] =>
  parent.toArray().flatMap((child) => {
    if (!(child instanceof Y.XmlElement)) return [];
    if (child.nodeName !== 'paragraph')
      return readLines(child, depth + (child.nodeName === 'listItem' ? 1 : 0), own, stored);
    const parts = readParagraph(child, own, stored);
    if (!parts.some((part) => part.own)) return [];
    const bullet = depth === 0 ? '' : `${'　'.repeat(depth - 1)}・`;
    return [{ parts: bullet === '' ? parts : [{ text: bullet, own: false }, ...parts] }];
  });

/** What of one's own in this document is stored nowhere, as text of each section. */
export const readUnstored = (doc: Y.Doc, own: OwnText, stored: Stored): readonly UnstoredSection[] => {
  const notDeleted = own.notDeleted(stored.clocks, stored.deletions);
  return [...doc.share.keys()].flatMap((section) => {
    const lines = readLines(doc.getXmlFragment(section), 0, own, stored);
    const written = lines.map((line) => line.parts.map(({ text }) => text).join('')).join('\n');
    // Moved into a list or out of one, a line is deleted and written anew: it is told once.
    const deleted = (notDeleted.get(section) ?? []).filter(
      (text) => text.trim() !== '' && !written.includes(text),
    );
    return lines.length + deleted.length === 0 ? [] : [{ section, lines, notDeleted: deleted }];
  });
};
