import { isHidden } from './isHidden.ts';
import { LineWriter, type Look } from './LineWriter.ts';
import { listMarker } from './listMarker.ts';
import type { PastedBlock, PastedRun } from './PastedBlock.ts';
import { pastedStyles } from './pastedStyles.ts';
import { raised } from './raised.ts';

type Style = ReadonlyMap<string, string>;

const blockTags = new Set(
  (
    'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 ' +
    'h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
);
const plain: Look = { bold: false, strike: false };
/** Deeper than any page that a person reads; the server takes bullets of fourteen levels. */
const deepest = 400;
const deepestBullet = 14;

interface Place {
  readonly look: Look;
  readonly isPre: boolean;
  /** How many lists it stands in. */
  readonly lists: number;
  readonly depth: number;
}

/**
 * Reads a clipboard's HTML as lines of the form. Nothing that a reader of the source saw is left out, no two cells or blocks
 * run together (朝1 and 夕0 of a table are no dose of 10), and what was hidden stays out.
 */
export const readPasted = (html: string): readonly PastedBlock[] => {
  const document = new DOMParser().parseFromString(html, 'text/html');
  const styleOf = pastedStyles(document);

  const walkAll = (parent: Node, writer: LineWriter, place: Place): void => {
    if (place.depth > deepest) writer.text(parent.textContent ?? '', place.look, place.isPre);
    else for (const child of parent.childNodes) walk(child, writer, { ...place, depth: place.depth + 1 });
  };

  const linesOf = (parent: Node, place: Place): readonly PastedBlock[] => {
    const writer = new LineWriter();
    walkAll(parent, writer, { ...place, lists: 0 });
    writer.item(null);
    return writer.blocks;
  };
  const lineOf = (parent: Node, place: Place, between: string): PastedRun[] => {
    const runs: PastedRun[] = [];
    for (const block of linesOf(parent, place)) {
      if (block.runs.length === 0) continue;
      if (runs.length > 0) runs.push({ ...plain, text: between });
      if (block.level > 0) runs.push({ ...plain, text: '・' });
      runs.push(...block.runs.map((run) => ({ ...run, text: run.text.replace(/\n+/g, between) })));
    }
    return runs;
  };

  const walk = (node: Node, writer: LineWriter, place: Place): void => {
    if (node instanceof Text) writer.text(node.data, place.look, place.isPre);
    if (!(node instanceof Element)) return;
    const style = styleOf(node);
    if (isHidden(node, style)) return;
    const look = lookOf(node, style, place.look);
    const inner: Place = { ...place, look, isPre: isPreOf(node, style, place.isPre) };
    const script = scriptOf(node, style);
    const officeLevel = /level(\d+)/.exec(style.get('mso-list') ?? '')?.[1];
    const word = wordOf(node, style);
    if (script !== null) {
      const text = lineOf(node, { ...inner, isPre: false }, ' ').map((run) => run.text);
      writer.text(raised(text.join(''), script), look, false);
    } else if (node.localName === 'br') writer.break(place.look);
    else if (word !== null) writer.text(word, place.look, true);
    else if (node.localName === 'rt') {
      writer.text('（', look, true);
      walkAll(node, writer, inner);
      writer.text('）', look, true);
    } else if (node instanceof HTMLTableElement) readTable(node, writer, inner);
    else if (/^(ol|ul|menu)$/.test(node.localName)) readList(node, style, writer, inner);
    else if (officeLevel !== undefined && node.localName !== 'span')
      readOfficeItem(node, Number(officeLevel), writer, inner);
    else if (!isBlock(node, style)) walkAll(node, writer, inner);
    else {
      writer.end();
      walkAll(node, writer, inner);
      writer.end();
    }
  };

  const readTable = (table: HTMLTableElement, writer: LineWriter, place: Place): void => {
    writer.end();
    const rows = [...table.rows].filter((row) => !isHidden(row, styleOf(row)));
    const cellsOf = (row: HTMLTableRowElement) =>
      [...row.cells].filter((cell) => !isHidden(cell, styleOf(cell)));
    if (table.caption && !isHidden(table.caption, styleOf(table.caption))) walk(table.caption, writer, place);
    // A page that is laid out by a table, as mails are: its cells hold whole texts, not values.
    const isLayout = table.querySelector('table') !== null || rows.every((row) => cellsOf(row).length <= 1);
    const spanning = new Map<number, { left: number; runs: readonly PastedRun[] }>();
    for (const row of rows) {
      const rowPlace = { ...place, look: lookOf(row, styleOf(row), place.look) };
      const cells: (readonly PastedRun[])[] = [];
      /** A cell that reaches down says what it says for each of its rows. */
      const fromAbove = (): void => {
        for (
          let above = spanning.get(cells.length);
          above !== undefined;
          above = spanning.get(cells.length)
        ) {
          if (above.left === 1) spanning.delete(cells.length);
          else spanning.set(cells.length, { ...above, left: above.left - 1 });
          cells.push(above.runs);
        }
      };
      for (const cell of cellsOf(row)) {
        if (isLayout) {
          walk(cell, writer, rowPlace);
          continue;
        }
        fromAbove();
        const cellPlace = { ...rowPlace, look: lookOf(cell, styleOf(cell), rowPlace.look) };
        const runs = lineOf(cell, cellPlace, '、');
        if (cell.rowSpan > 1)
          spanning.set(cells.length, { left: Math.min(cell.rowSpan, rows.length) - 1, runs });
        cells.push(runs);
      }
      if (isLayout) continue;
      fromAbove();
      writer.line(cells.flatMap((runs, at) => (at === 0 ? runs : [{ ...plain, text: '／' }, ...runs])));
    }
    writer.end();
  };

  const readList = (list: Element, style: Style, writer: LineWriter, place: Place): void => {
    const lists = place.lists + 1;
    const items = [...list.children].filter((child) => child.localName === 'li');
    const step = list.hasAttribute('reversed') ? -1 : 1;
    let n = Number.parseInt(list.getAttribute('start') ?? '', 10);
    if (Number.isNaN(n)) n = step === 1 ? 1 : items.length;
    for (const child of list.childNodes) {
      if (!(child instanceof Element) || child.localName !== 'li') {
        if (child instanceof Element || (child.textContent ?? '').trim() !== '')
          walk(child, writer, { ...place, lists, depth: place.depth + 1 });
        continue;
      }
      const own = styleOf(child);
      if (isHidden(child, own)) continue;
      n = Number.parseInt(child.getAttribute('value') ?? '', 10) || n;
      const kind =
        own.get('list-style-type') ?? style.get('list-style-type') ?? list.getAttribute('type') ?? '';
      const isNumbered =
        list.localName === 'ol'
          ? !/^(disc|circle|square|none)/.test(kind)
          : /decimal|alpha|latin|roman/.test(kind);
      const isBullet = !isNumbered && kind !== 'none';
      writer.item(
        isBullet
          ? { level: Math.min(lists, deepestBullet), marker: '' }
          : { level: 0, marker: '　'.repeat(lists - 1) + (isNumbered ? listMarker(kind, n) : '') },
      );
      walkAll(child, writer, { ...place, look: lookOf(child, own, place.look), lists });
      n += step;
    }
    writer.item(null);
  };

  /** Word writes its lists as paragraphs, with what stands before each as text that it marks to be ignored. */
  const readOfficeItem = (node: Element, level: number, writer: LineWriter, place: Place): void => {
    const marker = [...node.querySelectorAll('*')].find((one) =>
      /^ignore/.test(styleOf(one).get('mso-list') ?? ''),
    );
    const sign = (marker?.textContent ?? '').replace(/\s+/g, '');
    marker?.remove();
    const isNumber = /[\p{N}\p{L}]/u.test(sign) && !/^[oØü§v]$/u.test(sign);
    writer.item(
      isNumber
        ? { level: 0, marker: `${'　'.repeat(level - 1)}${sign} ` }
        : { level: Math.min(level, deepestBullet), marker: '' },
    );
    walkAll(node, writer, place);
    writer.item(null);
  };

  return trimmed(linesOf(document.body, { look: plain, isPre: false, lists: 0, depth: 0 }));
};

const trimmed = (blocks: readonly PastedBlock[]): readonly PastedBlock[] => {
  const isEmpty = (block: PastedBlock | undefined) => block !== undefined && block.runs.length === 0;
  return blocks.slice(isEmpty(blocks[0]) ? 1 : 0, isEmpty(blocks.at(-1)) ? -1 : undefined);
};

const isBlock = (element: Element, style: Style): boolean => {
  const display = style.get('display') ?? '';
  if (/^(block|list-item|table|flex|grid|flow-root)/.test(display)) return true;
  return blockTags.has(element.localName) && !/^inline/.test(display);
};

const isPreOf = (element: Element, style: Style, before: boolean): boolean => {
  const space = style.get('white-space');
  if (space !== undefined) return /^(pre|break-spaces)/.test(space);
  return before || element.localName === 'pre';
};

const lookOf = (element: Element, style: Style, before: Look): Look => {
  const weight = style.get('font-weight');
  const tag = element.localName;
  const bold =
    weight === undefined
      ? before.bold || /^(b|strong|h[1-6])$/.test(tag)
      : /^bold/.test(weight) || Number.parseInt(weight, 10) >= 600;
  const line = `${style.get('text-decoration') ?? ''} ${style.get('text-decoration-line') ?? ''}`.trim();
  const struck = line === '' ? /^(s|strike|del)$/.test(tag) : line.includes('line-through');
  return { bold, strike: before.strike || struck };
};

const scriptOf = (element: Element, style: Style): 'super' | 'sub' | null => {
  const align = style.get('vertical-align');
  if (align !== undefined && !/^(td|th|tr|tbody|table|img)$/.test(element.localName))
    return align === 'super' || align === 'sub' ? align : null;
  return element.localName === 'sup' ? 'super' : element.localName === 'sub' ? 'sub' : null;
};

/** What stands for an element that has no text: a picture, a field of a form. Null: it has its own. */
const wordOf = (element: Element, style: Style): string | null => {
  const tag = element.localName;
  if (/^(img|svg|canvas|video|picture)$/.test(tag)) return pictureWord(element, style);
  return /^(input|textarea|select)$/.test(tag) ? fieldWord(element) : null;
};

/** A picture is said to have been there; a face in a mail is a letter, and a dot that counts its readers is nothing. */
const pictureWord = (element: Element, style: Style): string => {
  const alt = element.getAttribute('alt') ?? '';
  if (
    alt !== '' &&
    /^(?=.*\p{Extended_Pictographic})(\p{Extended_Pictographic}|\p{Emoji_Component})+$/u.test(alt)
  )
    return alt;
  const isDot = ['width', 'height'].some((side) => {
    const size = element.getAttribute(side) ?? style.get(side) ?? '';
    return /^[01](px)?$/.test(size);
  });
  return isDot ? '' : '[画像]';
};

const fieldWord = (element: Element): string => {
  const type = element.getAttribute('type') ?? 'text';
  if (element.localName === 'select')
    return (
      element.querySelector('option[selected]')?.textContent ??
      element.querySelector('option')?.textContent ??
      ''
    );
  if (element.localName === 'textarea') return element.textContent ?? '';
  if (type === 'checkbox' || type === 'radio') return element.hasAttribute('checked') ? '☑' : '☐';
  return /^(hidden|password|file|image)$/.test(type) ? '' : (element.getAttribute('value') ?? '');
};
