import { createPdf } from '#server/minutes/pdf/createPdf.ts';
import type { OwnFile } from './hands.ts';

/** Words that stand in the PDF alone: who reads them has seen its page. */
export const pdfWords = '訪問の前後に手指を消毒し';

export const noticePdf = async (): Promise<OwnFile> => ({
  name: '感染対策のお願い（見本）.pdf',
  mimeType: 'application/pdf',
  buffer: await createPdf({
    title: '感染対策のお願い（見本）',
    content: [
      { text: '感染対策のお願い（見本）', fontSize: 16, bold: true },
      `${pdfWords}、マスクを替えてください。`,
    ],
  }),
});
