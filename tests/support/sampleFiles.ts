import sharp from 'sharp';
import type { TestAnswer, TestClient } from './testClient.ts';

/** A photo of one colour, plainly no one's. */
export const samplePhoto = (): Promise<Buffer> =>
  sharp({ create: { width: 1_000, height: 700, channels: 3, background: '#3a7' } })
    .jpeg()
    .toBuffer();

/** The smallest PDF with a page, its cross-reference table right; of so many bytes more, in a comment, where one asks for it. */
export const samplePdf = (more = 0): Buffer => {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>',
  ];
  let text = '%PDF-1.7\n';
  if (more > 0) text += `%${'0123456789'.repeat(Math.ceil(more / 10))}\n`;
  const offsets = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const xref = text.length;
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
};

/** Uploads raw bytes as a browser does. */
export const upload = async (
  client: TestClient,
  kind: string,
  name: string,
  bytes: Buffer | string,
): Promise<TestAnswer & { readonly id: string }> => {
  const answer = await client.fetch(`/api/attachments?kind=${kind}&name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: typeof bytes === 'string' ? bytes : new Uint8Array(bytes),
  });
  const body = await answer.json();
  return { status: answer.status, headers: answer.headers, body, id: body.id };
};
