import { createRequire } from 'node:module';

/** Of pdfkit's document, what is needed here; pdfmake's types name nothing of it. */
interface Document {
  readonly options: { readonly tagged?: boolean };
  readonly page: { readonly height: number };
  text(text: string, x: number, y: number, options: Record<string, unknown>): unknown;
  struct(type: string): object;
  addStructure(structure: object): void;
  markContent(tag: string, options: object): void;
  endMarkedContent(): void;
}

/**
 * pdfmake calls a document tagged without tagging anything in it: a screen reader would find it empty. This tags each
 * line of text as it is drawn, in the order of drawing (row by row, cell by cell); heads, feet and the mark across the
 * page are artifacts, read by nobody.
 */
export const tagText = ({ above, below }: { readonly above: number; readonly below: number }): void => {
  const load = createRequire(import.meta.url);
  const { default: drawn } = load('pdfmake/js/PDFDocument.js') as { default: { prototype: Document } };
  const draw = drawn.prototype.text;
  const bodies = new WeakMap<Document, object>();
  const bodyOf = (document: Document): object => {
    const known = bodies.get(document);
    if (known !== undefined) return known;
    const body = document.struct('Document');
    bodies.set(document, body);
    document.addStructure(body);
    return body;
  };
  drawn.prototype.text = function text(this: Document, written, x, y, options) {
    if (this.options.tagged !== true) return draw.call(this, written, x, y, options);
    // Only text within a line is given with a width.
    const isBody = options.textWidth !== undefined && y >= above && y < this.page.height - below;
    if (!isBody) this.markContent('Artifact', { type: 'Pagination' });
    const tags = isBody ? { structParent: bodyOf(this), structType: 'P' } : {};
    draw.call(this, written, x, y, { ...options, ...tags });
    this.endMarkedContent();
    return this;
  };
};
