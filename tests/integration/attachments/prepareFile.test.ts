import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { deflateSync } from 'node:zlib';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { Failure } from '#platform/failure.ts';
import { checkPdf } from '#server/attachments/checkPdf.ts';
import { openFileLanes } from '#server/attachments/openFileLanes.ts';
import { prepareFile } from '#server/attachments/prepareFile.ts';
import { spoolUpload } from '#server/attachments/spoolUpload.ts';
import { betweenStrings, packedPdf, withinBody } from '#tests/support/craftedPdfs.ts';
import { noticePdf } from '#tests/support/story/noticePdf.ts';

const lanes = openFileLanes();
afterAll(() => lanes.close());

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'engawa-test-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const failureOf = (work: Promise<unknown>): Promise<Failure> =>
  work.then(
    () => Promise.reject(new Error('it was taken')),
    (error: unknown) => (error instanceof Failure ? error : Promise.reject(error)),
  );

const upload = (bytes: Buffer | string, limit = 1_000_000) =>
  spoolUpload(Readable.from([Buffer.from(bytes)]), limit, undefined);

/** A PDF of one page whose catalog carries `extra`; the cross-reference table is right. */
const pdf = (extra: string, more: string[] = []): Buffer => {
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${extra} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>',
    ...more,
  ];
  let text = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const xref = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  text += offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
};

describe('taking a file in', () => {
  it('writes a photo anew, upright and without place, time or camera', async () => {
    const photo = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#c33' } })
      .withExif({ IFD0: { Make: 'Phone' }, IFD3: { GPSLatitude: '34/1 46/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const spooled = await upload(photo);
    const prepared = await prepareFile(lanes, 'photo', spooled, 'a');
    const { width, height, exif, orientation } = await sharp(prepared.path).metadata();
    expect([width, height]).toEqual([200, 300]);
    expect([exif, orientation]).toEqual([undefined, undefined]);
    expect(prepared.type).toBe('image/jpeg');
    await spooled.remove();
  });

  it.each([
    ['an executable', Buffer.from('MZ\x90\x00'.padEnd(400, '\0'), 'latin1')],
    [
      'a page of script',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    ],
    ['a zip', Buffer.from('504b0304140000000000', 'hex')],
    ['a PDF', pdf('')],
    ['text', Buffer.from('hello')],
  ])('refuses %s that calls itself a photo', async (_name, bytes) => {
    const spooled = await upload(bytes);
    const failure = await failureOf(prepareFile(lanes, 'photo', spooled, 'a'));
    expect(failure.code).toBe('V-03');
    expect(failure.details?.fields?.[0]?.problem).toContain('image/jpeg');
    await spooled.remove();
  });

  it('refuses a picture that is cut off, and one that is a bomb', async () => {
    const whole = await sharp({
      create: {
        width: 400,
        height: 400,
        channels: 3,
        background: '#fff',
        noise: { type: 'gaussian', mean: 128, sigma: 30 },
      },
    })
      .jpeg()
      .toBuffer();
    const cut = await upload(whole.subarray(0, whole.length / 2));
    expect((await failureOf(prepareFile(lanes, 'photo', cut, 'a'))).code).toBe('V-03');
    const bomb = await sharp({
      create: { width: 15_000, height: 15_000, channels: 3, background: '#fff' },
      limitInputPixels: false,
    })
      .png({ compressionLevel: 9 })
      .toBuffer();
    const spooled = await upload(bomb, 10_000_000);
    expect((await failureOf(prepareFile(lanes, 'photo', spooled, 'a'))).code).toBe('V-03');
    await cut.remove();
    await spooled.remove();
  });

  it('stops an upload at the limit and keeps nothing of it', async () => {
    const failure = await failureOf(upload(Buffer.alloc(1_001), 1_000));
    expect(failure.code).toBe('V-02');
    expect((await failureOf(spoolUpload(Readable.from([]), 1_000, 5_000))).code).toBe('V-02');
    expect((await failureOf(upload(''))).code).toBe('V-01');
  });
});

describe('a PDF (DOMAIN.md §5.8)', () => {
  const check = async (bytes: Buffer) => {
    const path = join(folder, 'file.pdf');
    await writeFile(path, bytes);
    return checkPdf(lanes.pdfs, path, 'a');
  };

  it('is taken when it only shows pages', async () => {
    expect(await check(pdf(''))).toBeNull();
  });

  it.each([
    ['script at opening', pdf('/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>'), 'script'],
    [
      'named script',
      pdf('/Names << /JavaScript << /Names [(a) 4 0 R] >> >>', ['<< /S /JavaScript /JS (1) >>']),
      'script',
    ],
    ['a program to launch', pdf('/OpenAction << /S /Launch /F (cmd.exe) >>'), 'launch'],
    [
      'a file inside',
      pdf('/Names << /EmbeddedFiles << /Names [(a.exe) 4 0 R] >> >>', [
        '<< /Type /Filespec /F (a.exe) /EF << /F 5 0 R >> >>',
        '<< /Type /EmbeddedFile /Length 2 >>\nstream\nMZ\nendstream',
      ]),
      'embedded-file',
    ],
  ])('is refused for %s', async (_name, bytes, problem) => {
    expect(await check(bytes)).toBe(problem);
  });

  it('is refused for a name that is spelt with escapes, and for what an object stream holds', async () => {
    expect(await check(pdf('/OpenAction << /S /La#75nch /F (cmd.exe) >>'))).toBe('launch');
    const packed = deflateSync(Buffer.from('9 0 << /S /JavaScript /JS (1) >>')).toString('latin1');
    const stream = `<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n${packed}\nendstream`;
    expect(await check(pdf('', [stream]))).toBe('script');
    const words = '<< /Length 24 >>\nstream\n(about /JavaScript) Tj\nendstream';
    expect(await check(pdf('', [words]))).toBeNull();
  });

  const nested = Buffer.from('obj<<'.repeat(20_000));
  it.each([
    ['between two strings that say stream and endstream', betweenStrings(), 'script'],
    ['in the body of a stream, where the table of the file points', withinBody(), 'script'],
    ['in an object stream', packedPdf({}), 'script'],
    ['in an object stream whose type is spelt with an escape', packedPdf({ type: '/Obj#53tm' }), 'script'],
    ['in an object stream that says it is none', packedPdf({ type: '/Metadata' }), 'script'],
    [
      'in an object stream whose filter stands elsewhere',
      packedPdf({ filter: '/Filter 7 0 R', extra: [{ text: '7 0 obj\n/FlateDecode\nendobj\n' }] }),
      'unreadable',
    ],
    [
      'in an object stream with a predictor',
      packedPdf({ filter: '/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 4 >>' }),
      'unreadable',
    ],
    [
      'in an object stream with a string that says obj',
      packedPdf({ filter: '/X ( obj) /Filter /FlateDecode' }),
      'script',
    ],
    ['among objects begun within each other without end', Buffer.concat([pdf(''), nested]), 'unreadable'],
  ])('is refused for a script %s', async (_name, bytes, problem) => {
    expect(await check(bytes)).toBe(problem);
  });

  it('is taken as office programs and our own printer write it', async () => {
    expect(await check(packedPdf({ harmless: true }))).toBeNull();
    const parameters = '/Filter [/FlateDecode] /DecodeParms << /Columns 4 >>';
    expect(await check(packedPdf({ harmless: true, filter: parameters }))).toBeNull();
    expect(await check((await noticePdf()).buffer)).toBeNull();
    // Words about it are no script, and neither is a name that only begins like one.
    expect(await check(pdf('/X (/JavaScript \\( /JS) /JSX 1'))).toBeNull();
  });

  it('is refused when it cannot be read', async () => {
    expect(await check(Buffer.from('%PDF-1.7\nnot a pdf at all'))).toBe('unreadable');
  });
});
