import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PdfProblem } from './checkPdf.ts';

const MAX_PAGES = 2_000;

const check = async (path: string): Promise<PdfProblem> => {
  const data = new Uint8Array(await readFile(path));
  const task = getDocument({
    data,
    useWorkerFetch: false,
    disableFontFace: true,
    useSystemFonts: false,
    stopAtErrors: false,
    verbosity: 0,
  });
  try {
    const pdf = await task.promise;
    if (pdf.numPages > MAX_PAGES) return 'too-slow';
    if ((await pdf.hasJSActions()) || (await pdf.getJSActions()) !== null) return 'script';
    if ((await pdf.getAttachments()) !== null) return 'embedded-file';
    const open = (await pdf.getOpenAction()) as { action?: string } | null;
    if (open?.action !== undefined && open.action !== 'Print') return 'launch';
    for (let n = 1; n <= pdf.numPages; n += 1) {
      const page = await pdf.getPage(n);
      if ((await page.getJSActions()) !== null) return 'script';
      const annotations = (await page.getAnnotations()) as {
        subtype?: string;
        action?: string;
        actions?: unknown;
        unsafeUrl?: string;
      }[];
      for (const { subtype, actions, unsafeUrl } of annotations) {
        if (subtype === 'FileAttachment') return 'embedded-file';
        if (subtype === 'RichMedia' || subtype === 'Screen' || subtype === 'Movie' || subtype === 'Sound')
          return 'launch';
        if (actions !== undefined && actions !== null) return 'script';
        if (unsafeUrl !== undefined && !/^(https?:|mailto:|tel:)/i.test(unsafeUrl)) return 'launch';
      }
      page.cleanup();
    }
    return null;
  } catch (error) {
    return error instanceof Error && error.name === 'PasswordException' ? 'encrypted' : 'unreadable';
  } finally {
    await task.destroy();
  }
};

const { path } = workerData as { path: string };
parentPort?.postMessage(await check(path));
