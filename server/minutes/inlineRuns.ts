import * as Y from 'yjs';
import { isMark, mayHang, nodeOf } from '#domain/minutes/formTree.ts';
import type { Run } from './run.ts';
import { textBelow } from './textBelow.ts';

const lineBreak: Run = { text: '\n', bold: false, strike: false };

interface Inline {
  readonly runs: readonly Run[];
  /** False where something in it belongs to no form; it then stands there as plain characters. */
  readonly isForm: boolean;
}

/** The characters of a paragraph, or of one text, as runs. */
export const inlineRuns = (node: Y.XmlElement | Y.XmlText): Inline => {
  const runs: Run[] = [];
  let isForm = true;
  const showForeign = (value: unknown): void => {
    isForm = false;
    const text = textBelow(value);
    if (text !== '') runs.push({ text, bold: false, strike: false });
  };
  const showKeys = ({ _map }: Y.XmlElement | Y.XmlText): void => {
    for (const [key, item] of _map)
      if (!item.deleted) for (const value of [`${key}: `, ...item.content.getContent()]) showForeign(value);
  };
  const showText = (text: Y.XmlText): void => {
    showKeys(text);
    for (const { insert, attributes = {} } of text.toDelta() as Delta[]) {
      if (typeof insert !== 'string') showForeign(insert);
      else runs.push({ text: insert, bold: Boolean(attributes.bold), strike: Boolean(attributes.strike) });
      if (!Object.entries(attributes).every(([key, value]) => isMark(key, value))) isForm = false;
    }
  };
  if (node instanceof Y.XmlText) showText(node);
  else {
    showKeys(node);
    for (const child of node.toArray() as unknown[]) {
      const kind = nodeOf(child);
      if (kind === null || !mayHang(kind, 'paragraph')) showForeign(child);
      else if (child instanceof Y.XmlText) showText(child);
      else if (textBelow(child) === '' && (child as Y.XmlElement).length === 0) runs.push(lineBreak);
      else showForeign(child);
    }
  }
  return { runs, isForm };
};

interface Delta {
  readonly insert?: unknown;
  readonly attributes?: Readonly<Record<string, unknown>>;
}
