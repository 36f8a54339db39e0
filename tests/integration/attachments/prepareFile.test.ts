import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
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
import { betweenStrings, packedPdf, sealedPdf, withinBody } from '#tests/support/craftedPdfs.ts';
import { pageOfPdf as pdf } from '#tests/support/pageOfPdf.ts';
import { noticePdf } from '#tests/support/story/noticePdf.ts';

/** An archive, as an unpacker finds it behind anything. */
const remains = Buffer.from('504b0304140000000000<script>alert(1)</script>504b0506', 'latin1');

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

describe('taking a file in', () => {
  it('[FI2] writes a photo anew, upright and without place, time or camera', async () => {
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

  it('[HU3] refuses a small file that claims a huge picture, before it is decoded; a large photo is taken', async () => {
    const flat = (width: number, height: number) =>
      sharp({ create: { width, height, channels: 3, background: '#fff' } })
        .webp({ lossless: true, effort: 0 })
        .toBuffer();
    const claims = await upload(await flat(6_000, 5_000));
    expect(claims.bytes).toBeLessThan(30_000_000 / 400);
    expect((await failureOf(prepareFile(lanes, 'photo', claims, 'a'))).code).toBe('V-03');
    const small = await upload(await flat(3_000, 2_000));
    expect((await prepareFile(lanes, 'photo', small, 'a')).type).toBe('image/jpeg');
    await Promise.all([claims.remove(), small.remove()]);
  });

  it.each(['jpeg', 'png', 'webp'] as const)(
    '[FI4] leaves out what stands behind the end of a %s',
    async (format) => {
      const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#c33' } })
        .toFormat(format)
        .toBuffer();
      const spooled = await upload(Buffer.concat([picture, remains]));
      const { path, previewPath } = await prepareFile(lanes, 'photo', spooled, 'a');
      for (const each of [path, previewPath ?? ''])
        expect((await readFile(each)).includes(remains)).toBe(false);
      await spooled.remove();
    },
  );

  it('[FI4] cuts off what stands behind the end of a PDF', async () => {
    const document = pdf('');
    const spooled = await upload(Buffer.concat([document, remains]));
    const prepared = await prepareFile(lanes, 'document', spooled, 'a');
    expect((await readFile(prepared.path)).equals(document)).toBe(true);
    expect(prepared.bytes).toBe(document.length);
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

  const nested = 'obj<<'.repeat(20_000);
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
    ['among objects begun within each other without end', pdf('', [nested]), 'unreadable'],
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

  it('[FI3] is refused at the door, too, for a page fetched at opening', async () => {
    expect(await check(pdf('/OpenAction << /S /URI /URI (https://example.com/) >>'))).toBe('outside');
  });

  it('[FI3] says of a password against printing or editing that it is one, not that the file is broken', async () => {
    expect(await check(await sealedPdf({ ownerPassword: 'owner' }))).toBe('owner-password');
    expect(await check(await sealedPdf({ userPassword: 'user', ownerPassword: 'owner' }))).toBe('encrypted');
  });

  it('is refused when it cannot be read', async () => {
    expect(await check(Buffer.from('%PDF-1.7\nnot a pdf at all'))).toBe('unreadable');
  });
});
