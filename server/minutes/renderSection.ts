import * as Y from 'yjs';

export interface Run {
  readonly text: string;
  readonly bold: boolean;
}
export interface Block {
  readonly kind: 'paragraph' | 'bullet';
  readonly level: number;
  readonly runs: readonly Run[];
}

/** Deeper lists than anybody writes; a forged document must not exhaust the stack. */
const maxDepth = 12;

/** The shared text of one section as blocks to read and print. What is none of the small schema is left out. */
export const renderSection = (doc: Y.Doc, section: string): readonly Block[] => {
  const blocks: Block[] = [];
  const walk = (node: unknown, level: number, bullet: boolean): void => {
    if (level > maxDepth) return;
    if (node instanceof Y.XmlText) {
      const runs = runsOf(node);
      blocks.push({ kind: bullet ? 'bullet' : 'paragraph', level: bullet ? level : 0, runs });
      return;
    }
    if (!(node instanceof Y.XmlElement)) return;
    const children = node.toArray();
    if (node.nodeName === 'bulletList') for (const child of children) walk(child, level + 1, false);
    else if (node.nodeName === 'listItem') {
      for (const [at, child] of children.entries()) walk(child, level, at === 0);
    } else if (node.nodeName === 'paragraph') {
      const runs = children.flatMap((child) => (child instanceof Y.XmlText ? runsOf(child) : []));
      blocks.push({ kind: bullet ? 'bullet' : 'paragraph', level: bullet ? level : 0, runs });
    }
  };
  for (const node of doc.getXmlFragment(section).toArray()) walk(node, 0, false);
  return blocks;
};

const runsOf = (text: Y.XmlText): Run[] =>
  (text.toDelta() as { insert?: unknown; attributes?: Record<string, unknown> }[]).flatMap(
    ({ insert, attributes }) =>
      typeof insert === 'string' ? [{ text: insert, bold: Boolean(attributes?.bold) }] : [],
  );
