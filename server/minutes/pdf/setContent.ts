import type { Content, ContentTable, TableCell } from 'pdfmake/interfaces.js';
import { breakLines, type Unit } from './breakLines.ts';
import { ruled } from './formPieces.ts';
import { type Printed, printGrapheme, type Unprinted } from './printGrapheme.ts';
import type { Font } from './readFont.ts';

export interface Fonts {
  readonly normal: Font;
  readonly bold: Font;
}

interface Look {
  readonly fontSize: number;
  readonly bold: boolean;
}

interface Loose {
  readonly [key: string]: unknown;
}

const RAISED = 0.58;

/**
 * A form with every text set into lines of the width it has there, in glyphs that the font has. pdfmake would look through
 * all that is left of a paragraph for each word of it (100 kB: seconds), and let a table with one long word run off the page.
 * Throws on what it does not know, so that no text passes by.
 */
export const setContent = (
  content: Content,
  { width, look, fonts, unprinted }: { width: number; look: Look; fonts: Fonts; unprinted: Unprinted },
): Content => {
  const set = (node: unknown, room: number, around: Look): Content => {
    if (Array.isArray(node)) return { stack: node.map((each) => set(each, room, around)) };
    if (typeof node !== 'object' || node === null) return setText({ text: node }, room, around);
    const loose = node as Loose;
    const inner = room - besides(loose.margin);
    const own: Look = {
      fontSize: typeof loose.fontSize === 'number' ? loose.fontSize : around.fontSize,
      bold: typeof loose.bold === 'boolean' ? loose.bold : around.bold,
    };
    if ('stack' in loose)
      return {
        ...loose,
        stack: (loose.stack as unknown[]).map((each) => set(each, inner, own)),
      } as Content;
    if ('columns' in loose) {
      const columns = loose.columns as Loose[];
      const widths = share(
        columns.map((each) => each.width),
        inner,
      );
      return {
        ...loose,
        columns: columns.map((each, at) => ({
          ...(set(each, widths[at]!, own) as object),
          width: widths[at],
        })),
      } as Content;
    }
    if ('table' in loose) return setTable(node as ContentTable, inner, own);
    if ('text' in loose) return setText(loose, inner, own);
    throw new Error(`cannot be set: ${Object.keys(loose).join(', ')}`);
  };

  const setTable = (node: ContentTable, room: number, look: Look): Content => {
    const asked = node.table.widths as unknown[];
    const sides = ruled.paddingLeft() + ruled.paddingRight();
    const widths = share(asked, room - asked.length * sides - (asked.length + 1) * ruled.vLineWidth());
    const body = node.table.body.map((row) =>
      row.map((cell, at) => set(cell, widths[at]!, look) as TableCell),
    );
    return { ...node, table: { ...node.table, widths, body } };
  };

  const setText = ({ text, ...node }: Loose, room: number, look: Look): Content => {
    const space = fonts.normal.widthOf(0x20) * look.fontSize;
    const lines = breakLines([...unitsOf(text, look)], room, space);
    return {
      ...node,
      stack: lines.map((pieces) => ({
        text: pieces.length === 0 ? ' ' : pieces.map((piece) => ({ text: piece.text, ...piece.style })),
        noWrap: true,
        preserveLeadingSpaces: true,
        preserveTrailingSpaces: true,
      })),
    } as Content;
  };

  function* unitsOf(text: unknown, look: Look): Generator<Unit<object>> {
    for (const run of Array.isArray(text) ? text : [text]) {
      const loose: Loose = typeof run !== 'object' || run === null ? { text: run } : run;
      const { text: written, ...style } = loose;
      const bold = typeof style.bold === 'boolean' ? style.bold : look.bold;
      const fontSize = typeof style.fontSize === 'number' ? style.fontSize : look.fontSize;
      const font = bold ? fonts.bold : fonts.normal;
      const [plain, raised] = [style, { sup: { ...style, sup: true }, sub: { ...style, sub: true } }];
      for (const grapheme of graphemes(String(written ?? ''))) {
        if (lineEnd.test(grapheme)) yield { text: '\n', width: 0, style: plain };
        else if (grapheme === '\t') yield { text: '\t', width: 0, style: plain };
        else {
          const printed = printGrapheme(font, grapheme, unprinted);
          if (printed.text === '') continue;
          const width = widthOf(font, printed) * fontSize;
          const own = printed.script === undefined ? plain : raised[printed.script];
          yield { text: printed.text, width, style: own };
        }
      }
    }
  }
  return set(content, width, look);
};

const widthOf = (font: Font, { text, script }: Printed): number => {
  let width = 0;
  for (const each of text)
    if (!/[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/u.test(each)) width += font.widthOf(each.codePointAt(0) ?? 0);
  return script === undefined ? width : width * RAISED;
};

const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' });
function* graphemes(text: string): Generator<string> {
  for (const { segment } of segmenter.segment(text)) yield segment;
}

/** Every character at which a line ends, whoever wrote it: Word gives U+000B, web pages U+2028. */
const lineEnd = /^(?:\r\n|[\n\v\f\r\u0085\u2028\u2029])$/u;

/** pdfmake's margins: one for all sides, [sides, above and below], or [left, above, right, below]. */
const besides = (margin: unknown): number => {
  if (typeof margin === 'number') return 2 * margin;
  if (!Array.isArray(margin)) return 0;
  return margin.length === 2 ? 2 * margin[0] : margin[0] + margin[2];
};

/** Fixed widths as they are; the others share what is left. */
const share = (asked: readonly unknown[], room: number): number[] => {
  const isFixed = (each: unknown): each is number => typeof each === 'number';
  const fixed = asked.filter(isFixed).reduce((sum, each) => sum + each, 0);
  const others = asked.filter((each) => !isFixed(each)).length;
  return asked.map((each) => (isFixed(each) ? each : Math.max(1, (room - fixed) / others)));
};
