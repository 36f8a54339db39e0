import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import pdfmake from 'pdfmake';
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { Unprinted } from './printGrapheme.ts';
import { readFont } from './readFont.ts';
import { setContent } from './setContent.ts';
import { tagText } from './tagText.ts';

const folder = dirname(
  createRequire(import.meta.url).resolve('@expo-google-fonts/biz-udpgothic/package.json'),
);
const face = (weight: '400Regular' | '700Bold'): string => join(folder, weight, `BIZUDPGothic_${weight}.ttf`);

/**
 * BIZ UDPGothic as TTF, embedded by subset: 髙﨑℃①㎎ come out right in the picture too (pdf-lib loses glyphs there).
 * A document can name neither another file nor an address: its text comes from what people typed.
 */
pdfmake.setFonts({ BIZ: { normal: face('400Regular'), bold: face('700Bold') } });
pdfmake.setLocalAccessPolicy((path) => path.startsWith(folder));
pdfmake.setUrlAccessPolicy(() => false);

const fonts = {
  normal: readFont(readFileSync(face('400Regular'))),
  bold: readFont(readFileSync(face('700Bold'))),
};
const look = { fontSize: 9.5, bold: false };

export interface PrintedForm {
  readonly title: string;
  readonly content: readonly Content[];
  readonly isAcross?: boolean;
  /** What is printed across every page: 見本, 下書き. */
  readonly mark?: string | null;
  /**
   * What is printed at the head of every page: whose, what and of when, so that a page that fell from the pile finds
   * its way back.
   */
  readonly running?: string;
  readonly foot?: string;
}

/** A4 in points, and the white around the form. */
const A4 = [595.28, 841.89] as const;
const [SIDE, ABOVE, BELOW] = [36, 48, 40];
tagText({ above: ABOVE, below: BELOW });

/** Heavy: a service calls it in the lane of printing. */
export const createPdf = ({
  title,
  content,
  isAcross = false,
  mark = null,
  running = '',
  foot = '',
}: PrintedForm): Promise<Buffer> => {
  const width = A4[isAcross ? 1 : 0] - 2 * SIDE;
  const unprinted: Unprinted = { characters: new Set(), forms: new Set() };
  const set = (part: Content) => setContent(part, { width, look, fonts, unprinted });
  const head = set({ text: running, fontSize: 8 });
  const form = set([...content]);
  const notes = set(notesOn(unprinted));
  return pdfmake
    .createPdf({
      pageSize: 'A4',
      pageOrientation: isAcross ? 'landscape' : 'portrait',
      pageMargins: [SIDE, ABOVE, SIDE, BELOW],
      info: { title, creator: 'Engawa', producer: 'Engawa' },
      displayTitle: true,
      tagged: true,
      version: '1.7',
      language: 'ja-JP',
      ...(mark === null ? {} : { watermark: { text: mark, color: '#000000', opacity: 0.07, bold: true } }),
      // pdfmake changes what it lays out: each page gets a copy of its own.
      header: () => ({ margin: [SIDE, 18, SIDE, 0], stack: [structuredClone(head)] }),
      footer: (page: number, pages: number) => ({
        margin: [SIDE, 10, SIDE, 0],
        fontSize: 8,
        columns: [{ text: foot }, { text: `${page} / ${pages}`, alignment: 'right', width: 60 }],
      }),
      content: [form, notes],
      defaultStyle: { font: 'BIZ', fontSize: look.fontSize, lineHeight: 1.25 },
    } as TDocumentDefinitions)
    .getBuffer();
};

/** So many characters are named; whoever wrote more of them knows. */
const NAMED = 40;

/** Below the form each character that could not be printed is named by its code and, where known, by its meaning. */
const notesOn = ({ characters, forms }: Unprinted): Content[] => {
  const list = (all: ReadonlySet<string>, name: (written: string) => string) =>
    [...all].slice(0, NAMED).map(name).join('、') + (all.size > NAMED ? `、ほか${all.size - NAMED}字` : '');
  const note = (text: string): Content => ({ text, fontSize: 8, margin: [0, 6, 0, 0] });
  return [
    ...(characters.size === 0
      ? []
      : [note(`〓 は印刷用の書体にない文字です：${list(characters, nameOfCharacter)}`)]),
    ...(forms.size === 0
      ? []
      : [note(`字体の指定どおりには印刷していない文字です：${list(forms, nameOfForm)}`)]),
  ];
};

const codesOf = (written: string): string =>
  [...written]
    .map((each) => `U+${(each.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`)
    .join(' ');

const nameOfCharacter = (character: string): string => {
  const means = character.normalize('NFKC');
  const isKnown =
    means !== character && [...means].every((each) => fonts.normal.draws(each.codePointAt(0) ?? 0));
  return `${codesOf(character)}${isKnown ? `（${means}）` : ''}`;
};

const nameOfForm = (letter: string): string => `${[...letter][0]?.normalize('NFC')}（${codesOf(letter)}）`;
