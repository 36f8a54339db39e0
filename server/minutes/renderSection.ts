import * as Y from 'yjs';

export interface Run {
  readonly text: string;
  readonly bold: boolean;
  /** Struck text is part of the record (it may be a dose that was changed): it is shown, and shown as struck. */
  readonly strike: boolean;
}
export interface Block {
  readonly kind: 'paragraph' | 'bullet';
  readonly level: number;
  readonly runs: readonly Run[];
}

/** Deeper lists than anybody reads: what stands below is shown at this level. */
const deepestLevel = 12;

/**
 * The shared text of one section as blocks to read and print. What is none of the small schema is left out. It goes down
 * by a list of its own and not by recursion: a forged chain, stored before depth was bounded, must neither exhaust the
 * stack nor hide what hangs at its end.
 */
export const renderSection = (doc: Y.Doc, section: string): readonly Block[] => {
  const blocks: Block[] = [];
  const ahead: { readonly node: unknown; readonly level: number; readonly bullet: boolean }[] = [];
  const visit = (children: readonly unknown[], level: number, isItem: boolean): void => {
    for (let at = children.length - 1; at >= 0; at -= 1)
      ahead.push({ node: children[at], level: Math.min(level, deepestLevel), bullet: isItem && at === 0 });
  };
  const show = (runs: readonly Run[], level: number, bullet: boolean): void => {
    blocks.push({ kind: bullet ? 'bullet' : 'paragraph', level: bullet ? level : 0, runs });
  };
  visit(doc.getXmlFragment(section).toArray(), 0, false);
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    const { node, level, bullet } = next;
    if (node instanceof Y.XmlText) show(runsOf(node), level, bullet);
    if (!(node instanceof Y.XmlElement)) continue;
    const children = node.toArray();
    if (node.nodeName === 'bulletList') visit(children, level + 1, false);
    else if (node.nodeName === 'listItem') visit(children, level, true);
    else if (node.nodeName === 'paragraph') {
      const runs = children.flatMap((child) =>
        child instanceof Y.XmlText ? runsOf(child) : isBreak(child) ? [lineBreak] : [],
      );
      show(runs, level, bullet);
    }
  }
  return blocks;
};

const lineBreak: Run = { text: '\n', bold: false, strike: false };
const isBreak = (node: unknown): boolean => node instanceof Y.XmlElement && node.nodeName === 'hardBreak';

const runsOf = (text: Y.XmlText): Run[] =>
  (text.toDelta() as { insert?: unknown; attributes?: Record<string, unknown> }[]).flatMap(
    ({ insert, attributes }) =>
      typeof insert === 'string'
        ? [{ text: insert, bold: Boolean(attributes?.bold), strike: Boolean(attributes?.strike) }]
        : [],
  );
