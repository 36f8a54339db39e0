import { GlobalWorkerOptions, getDocument } from 'pdfjs-dist';
import worker from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

GlobalWorkerOptions.workerSrc = worker;

/** Enough for a city's notices; a longer document is opened as a file. */
const MOST_PAGES = 30;

/**
 * Draws the pages into `place`, at most twice as sharp as the screen asks for, and gives their words. No script in
 * a PDF runs, no fonts are compiled to code: the policy has no `eval`.
 */
export const drawPdf = async (url: string, place: HTMLElement, className: string, signal: AbortSignal) => {
  const task = getDocument({
    url,
    cMapUrl: '/pdf/cmaps/',
    cMapPacked: true,
    standardFontDataUrl: '/pdf/standard_fonts/',
    wasmUrl: '/pdf/wasm/',
    useWasm: false,
    withCredentials: true,
  });
  signal.addEventListener('abort', () => void task.destroy());
  const document = await task.promise;
  const texts: string[] = [];
  const pages = Math.min(document.numPages, MOST_PAGES);
  for (let number = 1; number <= pages && !signal.aborted; number += 1) {
    const page = await document.getPage(number);
    const plain = page.getViewport({ scale: 1 });
    const width = Math.max(320, place.clientWidth) * Math.min(2, devicePixelRatio || 1);
    const viewport = page.getViewport({ scale: width / plain.width });
    const canvas = window.document.createElement('canvas');
    canvas.className = className;
    canvas.width = Math.round(viewport.width);
    canvas.height = Math.round(viewport.height);
    place.append(canvas);
    await page.render({ canvas, viewport }).promise;
    const content = await page.getTextContent();
    texts.push(content.items.map((item) => ('str' in item ? item.str : '')).join(''));
  }
  return { pages: document.numPages, text: texts.join('\n') };
};
