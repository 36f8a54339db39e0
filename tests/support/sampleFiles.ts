import sharp from 'sharp';
import type { TestAnswer, TestClient } from './testClient.ts';

/** A photo of one colour, plainly no one's. */
export const samplePhoto = (): Promise<Buffer> =>
  sharp({ create: { width: 1_000, height: 700, channels: 3, background: '#3a7' } })
    .jpeg()
    .toBuffer();

/** The smallest PDF with a page; its cross-reference table is right. */
export const samplePdf = (): Buffer => {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>',
  ];
  let text = '%PDF-1.7\n';
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

/** An MP4 of two boxes: its type, and bytes that count up, so that a range can be checked. */
export const sampleVideo = (bytes = 5_000): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes - 24);
  return Buffer.concat([
    Buffer.from('000000186674797069736f6d0000020069736f6d61766331', 'hex'),
    length,
    Buffer.from('mdat'),
    Buffer.from(Array.from({ length: bytes - 32 }, (_, at) => at % 251)),
  ]);
};

/** A WebM of a header and one segment with a cluster; `isWhole`: it says how long the segment and the cluster are. */
export const sampleWebm = (isWhole: boolean): Buffer => {
  const hex = (text: string) => Buffer.from(text.replace(/ /g, ''), 'hex');
  const unknown = '01 ff ff ff ff ff ff ff';
  const header = hex('1a45dfa3 87 4282 84 7765626d');
  const info = hex('1549a966 81 00');
  const blocks = hex('e7 81 00 a3 85 81 00 00 80 2a a3 84 81 00 01 80');
  const cluster = Buffer.concat([hex(`1f43b675 ${isWhole ? '90' : unknown}`), blocks]);
  const parts = Buffer.concat([info, cluster]);
  return Buffer.concat([
    header,
    hex(`18538067 ${isWhole ? (0x80 + parts.length).toString(16) : unknown}`),
    parts,
  ]);
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
