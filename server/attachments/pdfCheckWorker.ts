import { readFile, truncate } from 'node:fs/promises';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { endOfPdf } from '#domain/attachments/endOfPdf.ts';
import { serveLane } from '#platform/lane/serveLane.ts';
import type { PdfProblem } from './pdfProblem.ts';
import { scanPdf } from './scanPdf.ts';

const MAX_PAGES = 2_000;

/** First whether a reader can open the file at all, without a password; then what its objects would do. */
const check = async (path: string): Promise<PdfProblem> => {
  const whole = await readFile(path);
  const end = endOfPdf(whole);
  const bytes = whole.subarray(0, end);
  // What stands behind the end is cut off before anybody looks (FI4): two readers might not agree on where the file
  // begins.
  if (end < whole.length) await truncate(path, end);
  const task = getDocument({
    data: new Uint8Array(bytes),
    useWorkerFetch: false,
    disableFontFace: true,
    useSystemFonts: false,
    verbosity: 0,
  });
  try {
    const pdf = await task.promise;
    // It opens without a password and is encrypted all the same: its objects cannot be read as they stand in the
    // file.
    if ((await pdf.getPermissions()) !== null) return 'owner-password';
    if (pdf.numPages > MAX_PAGES) return 'too-slow';
    await pdf.getPage(1);
    // Two opinions: what is in the file itself, and what the reader that our own pages use makes of it.
    const problem = scanPdf(bytes);
    if (problem !== null) return problem;
    if ((await pdf.hasJSActions()) || (await pdf.getJSActions()) !== null) return 'script';
    return (await pdf.getAttachments()) === null ? null : 'embedded-file';
  } catch (error) {
    return error instanceof Error && error.name === 'PasswordException' ? 'encrypted' : 'unreadable';
  } finally {
    await task.destroy();
  }
};

serveLane(check);
