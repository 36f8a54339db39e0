import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import pdfmake from 'pdfmake';
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { fontCoverage } from './fontCoverage.ts';

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

const draws = fontCoverage(readFileSync(face('400Regular')));

export const createPdf = (definition: TDocumentDefinitions): Promise<Buffer> => {
  const missing = new Set<string>();
  const content = withGeta(definition.content, missing) as Content;
  const note = [...missing].map((glyph) => `${codeOf(glyph)}`).join('、');
  const said: Content = {
    text: `〓 は印刷用の書体にない文字です：${note}`,
    fontSize: 8,
    margin: [0, 6, 0, 0],
  };
  return pdfmake
    .createPdf({
      ...definition,
      content: missing.size === 0 ? content : ([content, said] as Content),
      defaultStyle: { font: 'BIZ', fontSize: 9.5, lineHeight: 1.25 },
    })
    .getBuffer();
};

const codeOf = (glyph: string): string =>
  `U+${(glyph.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/**
 * What the font cannot draw (𠮷, emoji) becomes 〓, as printers have always done, and is named by its code below the
 * form: an empty box in a signed record would say nothing. Line ends, marks and selectors draw nothing themselves.
 */
const withGeta = (part: unknown, missing: Set<string>): unknown => {
  if (typeof part === 'string') return [...part].map((glyph) => drawn(glyph, missing)).join('');
  if (Array.isArray(part)) return part.map((each) => withGeta(each, missing));
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, withGeta(value, missing)]));
};

const drawn = (glyph: string, missing: Set<string>): string => {
  if (/\s/u.test(glyph) || draws(glyph.codePointAt(0) ?? 0)) return glyph;
  if (/[\p{Cc}\p{Cf}\p{Variation_Selector}]/u.test(glyph)) return '';
  missing.add(glyph);
  return '〓';
};
