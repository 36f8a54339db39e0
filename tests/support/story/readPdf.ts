import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp, { type Sharp } from 'sharp';

const run = promisify(execFile);

/** A run of characters as the text layer has it, and where it stands on its page, in points. */
interface Word {
  readonly page: number;
  readonly text: string;
  readonly box: readonly [left: number, top: number, right: number, bottom: number];
}

interface Ink {
  readonly pixels: Buffer;
  readonly width: number;
  readonly height: number;
}

export interface ReadPdf {
  /** The text layer without any space. */
  readonly text: string;
  /** Words whose drawn picture is not the picture of these letters in Debian's own copy of the typeface. */
  readonly wronglyDrawn: readonly string[];
  readonly words: number;
}

const DPI = 200;
/** Variance of what has no shape. */
const PLAIN = 100;
/** Less ink than this, of 255, is none. */
const BARE = 4;
/** Taller than any line of a form. */
const MARK_POINTS = 40;
const wordLine = /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/word>/;
const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };
const plain = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot);/g, (found) => entities[found] ?? found);
const escaped = (text: string): string => text.replace(/[&<>]/g, (one) => `&#${one.codePointAt(0)};`);

const readWords = (layout: string): Word[] =>
  layout
    .split('<page ')
    .slice(1)
    .flatMap((page, at) =>
      page.split('\n').flatMap((line): Word[] => {
        const [, left, top, right, bottom, text] = wordLine.exec(line) ?? [];
        if (text === undefined) return [];
        // The mark across the page is drawn slanted, and pale.
        if (Number(bottom) - Number(top) > MARK_POINTS) return [];
        return [
          {
            page: at + 1,
            text: plain(text),
            box: [Number(left), Number(top), Number(right), Number(bottom)],
          },
        ];
      }),
    );

/** The dark part alone, in a size in which two can be compared; null where nothing is drawn. */
const inkOf = async (picture: Sharp): Promise<Ink | null> => {
  const { data, info } = await picture
    .flatten({ background: '#fff' })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  let [left, top, right, bottom] = [info.width, info.height, -1, -1];
  for (let y = 0; y < info.height; y++)
    for (let x = 0; x < info.width; x++)
      // The watermark is paler than this.
      if ((data[y * info.width + x] ?? 255) < 140) {
        [left, right] = [Math.min(left, x), Math.max(right, x)];
        [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
      }
  if (right < 0) return null;
  const [width, height] = [right - left + 1, bottom - top + 1];
  const pixels = await sharp(data, { raw: { width: info.width, height: info.height, channels: 1 } })
    .extract({ left, top, width, height })
    .toColourspace('b-w')
    .raw()
    .toBuffer();
  return { pixels, width, height };
};

/** Correlation of the columns from `from` up to `to`: 1 is the same picture. Null where both are bare. */
const alikeIn = (one: Buffer, other: Buffer, width: number, from: number, to: number): number | null => {
  const pairs: (readonly [number, number])[] = [];
  for (let at = 0; at < one.length; at++)
    if (at % width >= from && at % width < to) pairs.push([255 - (one[at] ?? 255), 255 - (other[at] ?? 255)]);
  const [a, b] = [0, 1].map((side) => pairs.reduce((sum, pair) => sum + (pair[side] ?? 0), 0) / pairs.length);
  if (a === undefined || b === undefined || Math.max(a, b) < BARE) return null;
  let [both, first, second] = [0, 0, 0];
  for (const [x, y] of pairs) {
    both += (x - a) * (y - b);
    first += (x - a) ** 2;
    second += (y - b) ** 2;
  }
  // A dash is ink from edge to edge, in the one as in the other.
  const flat = PLAIN * pairs.length;
  if (first < flat && second < flat) return 1;
  return both / Math.sqrt(first * second || 1);
};

/** How alike two pictures are where they are least so, looking at about one letter at a time. */
const likeness = async (drawn: Ink, wanted: Ink): Promise<number> => {
  const { width, height } = drawn;
  const soft = (ink: Ink) =>
    sharp(ink.pixels, { raw: { width: ink.width, height: ink.height, channels: 1 } })
      .resize({ width, height, fit: 'fill' })
      .blur(1.2)
      .toColourspace('b-w')
      .raw()
      .toBuffer();
  const [one, other] = await Promise.all([soft(drawn), soft(wanted)]);
  const letter = Math.max(Math.min(height, width), 12);
  const alike: number[] = [];
  for (let from = 0; from === 0 || from + letter / 2 < width; from += Math.ceil(letter / 2)) {
    const here = alikeIn(one, other, width, from, Math.min(from + letter, width));
    if (here !== null) alike.push(here);
  }
  return Math.min(...alike);
};

/** The letters as the system draws them, in the form's own typeface. */
const drawnBySystem = (text: string, bold: boolean): Promise<Ink | null> =>
  inkOf(
    sharp({
      text: { text: escaped(text), font: `BIZ UDPGothic ${bold ? 'Bold ' : ''}24`, dpi: DPI, rgba: false },
    }).negate(),
  );

/** How alike the drawn word is to these letters, regular or bold, whichever is nearer: 1 is the same picture. */
const likenessTo = async (drawn: Ink, text: string): Promise<number> => {
  const drawings = await Promise.all([drawnBySystem(text, false), drawnBySystem(text, true)]);
  const all = await Promise.all(drawings.map((wanted) => (wanted === null ? 0 : likeness(drawn, wanted))));
  return Math.max(...all);
};

/** Tried on both forms: rightly drawn words are at 0.88 and above, one with its last letter wrong at 0.50 and below. */
const LIKE = 0.7;

/** Reads a PDF as a machine reads it and as an eye does: the text layer, and each word of it on the rendered picture. */
export const readPdf = async (pdf: Buffer, keepAs?: string): Promise<ReadPdf> => {
  const folder = await mkdtemp(join(tmpdir(), 'engawa-read-'));
  try {
    const path = join(folder, 'form.pdf');
    await writeFile(path, pdf);
    await run('pdftotext', ['-bbox', path, join(folder, 'words.html')]);
    await run('pdftoppm', ['-r', String(DPI), '-png', path, join(folder, 'page')]);
    const words = readWords(await readFile(join(folder, 'words.html'), 'utf8'));
    const { stdout } = await run('pdfinfo', [path]);
    const pages = Number(/Pages:\s+(\d+)/.exec(stdout)?.[1]);
    const pictures = await Promise.all(
      Array.from({ length: pages }, (_, at) =>
        readFile(join(folder, `page-${String(at + 1).padStart(String(pages).length, '0')}.png`)),
      ),
    );
    if (keepAs !== undefined)
      await Promise.all(pictures.map((picture, at) => writeFile(`${keepAs}-${at + 1}.png`, picture)));
    const wronglyDrawn: string[] = [];
    for (const { page, text, box } of words) {
      const [left, top, right, bottom] = box.map((points) => (points * DPI) / 72) as [
        number,
        number,
        number,
        number,
      ];
      const picture = sharp(pictures[page - 1]).extract({
        left: Math.max(0, Math.floor(left)),
        top: Math.max(0, Math.floor(top)),
        width: Math.ceil(right - left),
        height: Math.ceil(bottom - top),
      });
      const drawn = await inkOf(picture);
      const like = drawn === null ? 0 : await likenessTo(drawn, text);
      if (like < LIKE) wronglyDrawn.push(`${text} (page ${page}, ${like.toFixed(2)})`);
    }
    return {
      text: words
        .map(({ text }) => text)
        .join('')
        .replace(/\s/g, ''),
      wronglyDrawn,
      words: words.length,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
