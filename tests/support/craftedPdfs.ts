import { deflateSync } from 'node:zlib';
import pdfmake from 'pdfmake';

interface Piece {
  readonly text: string;
  /** Objects that the cross-reference table says begin within the text; else the one at its start. */
  readonly objects?: readonly (readonly [number: number, within: number])[];
}
const names = '<< /JavaScript << /Names [(a) 5 0 R] >> >>';
const action = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>';
const scripted: readonly Piece[] = [
  { text: `4 0 obj\n${names}\nendobj\n` },
  { text: `5 0 obj\n${action}\nendobj\n` },
];

const page = (extra: string): readonly Piece[] => [
  { text: `1 0 obj\n<< /Type /Catalog /Pages 2 0 R ${extra} >>\nendobj\n` },
  { text: '2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n' },
  { text: '3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>\nendobj\n' },
];

const join = (pieces: readonly Piece[]) => {
  let text = '%PDF-1.7\n';
  const offsets = new Map<number, number>();
  for (const piece of pieces) {
    const first = Number.parseInt(piece.text, 10);
    for (const [number, within] of piece.objects ?? [[first, 0]]) offsets.set(number, text.length + within);
    text += piece.text;
  }
  return { text, offsets };
};

const withTable = (pieces: readonly Piece[]): Buffer => {
  const { text, offsets } = join(pieces);
  const size = Math.max(...offsets.keys()) + 1;
  const rows = Array.from({ length: size }, (_, number) => {
    const at = offsets.get(number);
    return at === undefined ? '0000000000 65535 f \n' : `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF`;
  return Buffer.from(`${text}xref\n0 ${size}\n${rows.join('')}${trailer}`, 'latin1');
};

/** A string of the catalog says `stream` and a later one `endstream`: what is between looks like a body. */
export const betweenStrings = (): Buffer =>
  withTable([...page('/Names 4 0 R /X (stream)'), ...scripted, { text: '6 0 obj\n(endstream)\nendobj\n' }]);

/** The objects stand in the body of a stream, and the table sends the reader there. */
export const withinBody = (): Buffer => {
  const [first, second] = scripted.map(({ text }) => text) as [string, string];
  const before = `6 0 obj\n<< /Length ${first.length + second.length} >>\nstream\n`;
  const objects = [
    [6, 0],
    [4, before.length],
    [5, before.length + first.length],
  ] as const;
  const body = { text: `${before}${first}${second}\nendstream\nendobj\n`, objects };
  return withTable([...page('/Names 4 0 R'), body]);
};

/** PNG's "up": each row is written as what it adds to the one before. */
const rowsUp = (rows: readonly (readonly number[])[]): Buffer =>
  Buffer.from(
    rows.flatMap((row, at) => [
      2,
      ...row.map((value, column) => (value - (rows[at - 1]?.[column] ?? 0)) & 255),
    ]),
  );

/**
 * Two objects in an object stream, found by a cross-reference stream with a predictor, as office programs write them.
 * `type` and `filter` are what the object stream says of itself.
 */
export const packedPdf = ({
  type = '/ObjStm',
  filter = '/Filter /FlateDecode',
  extra = [] as readonly Piece[],
  harmless = false,
}): Buffer => {
  const [one, two] = harmless ? ['<< /Dests << /Names [] >> >>', '(a title)'] : [names, action];
  const inner = `4 0 5 ${one.length + 1} ${one} ${two}`;
  const packed = deflateSync(Buffer.from(inner)).toString('latin1');
  const dictionary = `<< /Type ${type} /N 2 /First ${inner.indexOf('<<')} ${filter} /Length ${packed.length} >>`;
  const { text, offsets } = join([
    ...page('/Names 4 0 R'),
    { text: `6 0 obj\n${dictionary}\nstream\n${packed}\nendstream\nendobj\n` },
    ...extra,
  ]);
  const size = 8 + extra.length;
  const rows = Array.from({ length: size }, (_, number) => {
    if (number === 0) return [0, 0, 0, 255];
    if (number === 4 || number === 5) return [2, 0, 6, number - 4];
    const at = number === size - 1 ? text.length : (offsets.get(number) ?? 0);
    return [1, at >> 8, at & 255, 0];
  });
  const table = deflateSync(rowsUp(rows)).toString('latin1');
  const parameters = '/Filter /FlateDecode /DecodeParms << /Columns 4 /Predictor 12 >>';
  const stream = `<< /Type /XRef /Size ${size} /W [1 2 1] /Root 1 0 R ${parameters} /Length ${table.length} >>`;
  return Buffer.from(
    `${text}${size - 1} 0 obj\n${stream}\nstream\n${table}\nendstream\nendobj\nstartxref\n${text.length}\n%%EOF`,
    'latin1',
  );
};

/** As Acrobat and office programs seal one: an owner's password alone lets everybody read it. */
export const sealedPdf = (passwords: {
  readonly userPassword?: string;
  readonly ownerPassword: string;
}): Promise<Buffer> => {
  const document = {
    ...passwords,
    version: '1.7' as const,
    content: 'sample',
    defaultStyle: { font: 'Helvetica' },
  };
  pdfmake.setLocalAccessPolicy((path) => path === 'Helvetica');
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.addFonts({ Helvetica: { normal: 'Helvetica' } });
  return pdfmake.createPdf(document).getBuffer();
};
