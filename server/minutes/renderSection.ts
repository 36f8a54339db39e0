import * as Y from 'yjs';
import { type FormNode, mayHang, nodeOf } from '#domain/minutes/formTree.ts';
import { inlineRuns } from './inlineRuns.ts';
import type { Run } from './run.ts';
import { textBelow } from './textBelow.ts';

export interface Block {
  readonly kind: 'paragraph' | 'bullet';
  readonly level: number;
  readonly runs: readonly Run[];
  /** [MI8] Text that fits no form, stored before the rule: it is read as far as possible, and marked wherever it is shown. */
  readonly foreign?: true;
}

/** Nobody reads deeper lists: what stands below is shown at this level. */
const deepestLevel = 12;

interface Ahead {
  readonly node: unknown;
  readonly parent: FormNode;
  readonly level: number;
  readonly bullet: boolean;
  /** This node, or one above it, hangs where the form has no place for it. */
  readonly foreign: boolean;
}

/**
 * The shared text of one section as blocks to read and print. Nothing that is stored is left out: what the form has no
 * place for stands where it is, with a mark. It goes down by a list of its own and not by recursion: a forged chain,
 * stored before depth was bounded, must neither exhaust the stack nor hide what hangs at its end.
 */
export const renderSection = (doc: Y.Doc, section: string): readonly Block[] => {
  const blocks: Block[] = [];
  const ahead: Ahead[] = [];
  const show = (runs: readonly Run[], { level, bullet, foreign }: Omit<Ahead, 'node' | 'parent'>): void => {
    const kind = bullet ? 'bullet' : 'paragraph';
    blocks.push({ kind, level: bullet ? level : 0, runs, ...(foreign ? { foreign } : {}) });
  };
  const showForeign = (text: string): void =>
    show(text === '' ? [] : [plain(text)], { level: 0, bullet: false, foreign: true });
  const visit = (type: Y.XmlFragment, at: Omit<Ahead, 'node' | 'bullet'>): void => {
    const children = joinCharacters(type.toArray());
    const values = keptUnderKeys(type);
    if (children.length === 0 && values.length === 0 && at.foreign) showForeign('');
    for (const value of values) showForeign(value);
    const level = Math.min(at.level, deepestLevel);
    for (let place = children.length - 1; place >= 0; place -= 1)
      ahead.push({ ...at, node: children[place], level, bullet: at.parent === 'listItem' && place === 0 });
  };
  visit(doc.getXmlFragment(section), { parent: 'section', level: 0, foreign: false });
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    const { node, parent, level, bullet } = next;
    const kind = nodeOf(node);
    const foreign = next.foreign || kind === null || !mayHang(kind, parent);
    if (kind === 'paragraph') {
      const { runs, isForm } = inlineRuns(node as Y.XmlElement);
      show(runs, { level, bullet, foreign: foreign || !isForm });
    } else if (kind === 'bulletList' || kind === 'listItem') {
      visit(node as Y.XmlElement, {
        parent: kind,
        level: kind === 'bulletList' ? level + 1 : level,
        foreign,
      });
    } else if (node instanceof Y.XmlText) show(inlineRuns(node).runs, { level, bullet, foreign });
    else showForeign(textBelow(node));
  }
  return blocks;
};

const plain = (text: string): Run => ({ text, bold: false, strike: false });

/** Characters that hang directly in an element come one by one: what was typed as one text becomes one again. */
const joinCharacters = (children: readonly unknown[]): readonly unknown[] => {
  const joined: unknown[] = [];
  for (let at = 0; at < children.length; ) {
    if (typeof children[at] !== 'string') joined.push(children[at++]);
    else {
      const from = at;
      while (typeof children[at] === 'string') at += 1;
      joined.push(children.slice(from, at).join(''));
    }
  }
  return joined;
};

/** Text can hide in attributes, and in the keys of a section that somebody used as a map. */
const keptUnderKeys = (type: Y.XmlFragment): string[] =>
  [...type._map].flatMap(([key, item]) =>
    item.deleted ? [] : [`${key}: ${item.content.getContent().map(textBelow).join('')}`],
  );
