import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';

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

export const createPdf = (definition: TDocumentDefinitions): Promise<Buffer> =>
  pdfmake
    .createPdf({ ...definition, defaultStyle: { font: 'BIZ', fontSize: 9.5, lineHeight: 1.25 } })
    .getBuffer();
