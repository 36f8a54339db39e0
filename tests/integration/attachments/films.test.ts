import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { Failure } from '#platform/failure.ts';
import { openFileLanes } from '#server/attachments/openFileLanes.ts';
import { prepareFile } from '#server/attachments/prepareFile.ts';
import { spoolUpload } from '#server/attachments/spoolUpload.ts';
import { makeFilm } from '#tests/support/makeFilm.ts';
import { samplePhoto } from '#tests/support/sampleFiles.ts';
import { sampleHeic } from '#tests/support/sampleHeic.ts';

const lanes = openFileLanes();
afterAll(() => lanes.close());

const removals: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const remove of removals) await remove();
});
const prepare = async (kind: 'video' | 'photo', bytes: Buffer, by = lanes) => {
  const spooled = await spoolUpload(Readable.from([bytes]), 50_000_000, undefined);
  removals.push(spooled.remove);
  return prepareFile(by, kind, spooled, 'a');
};
const refusal = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'taken',
    (error: unknown) => (error instanceof Failure ? [error.code, error.details?.reason] : error),
  );
const probe = async (path: string) => {
  const { stdout } = await promisify(execFile)('ffprobe', [
    ...['-v', 'error', '-show_format', '-show_streams', '-of', 'json', path],
  ]);
  return JSON.parse(stdout) as {
    streams: {
      codec_name: string;
      codec_type: string;
      tags?: Record<string, string>;
      side_data_list?: unknown[];
    }[];
    format: { format_name: string; tags?: Record<string, string> };
  };
};
const h264 = ['-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-preset', 'ultrafast'];
const remains = Buffer.from('504b0304140000000000<script>alert(1)</script>504b0506', 'latin1');

describe('[FI6] a film', () => {
  it('leaves its place, time, title, chapters, subtitles and what stands behind it outside', async () => {
    const film = await makeFilm({
      sound: true,
      ending: 'mov',
      output: [
        ...h264,
        ...['-c:a', 'aac', '-movflags', 'use_metadata_tags'],
        ...['-metadata', 'location=+34.7692+137.3914/', '-metadata', 'title=himitsu no namae'],
        ...['-metadata', 'com.apple.quicktime.location.ISO6709=+34.7692+137.3914/'],
        ...['-metadata', 'creation_time=2026-11-30T01:02:03Z', '-metadata:s:v', 'handler_name=himitsu'],
      ],
    });
    expect(film.includes('+34.7692')).toBe(true);
    const { path, type, bytes } = await prepare('video', Buffer.concat([film, remains]));
    const kept = await readFile(path);
    for (const secret of ['+34.7692', 'himitsu', '2026-11', 'script', 'PK\u0003\u0004', 'Lavf', 'x264'])
      expect([secret, kept.includes(secret)]).toEqual([secret, false]);
    const { streams, format } = await probe(path);
    expect(streams.map(({ codec_name }) => codec_name)).toEqual(['h264', 'aac']);
    expect(format.tags ?? {}).not.toHaveProperty('creation_time');
    expect([type, bytes]).toEqual(['video/mp4', kept.length]);
  });

  it('has a still to be known by, and stands upright as it was taken', async () => {
    const film = await makeFilm({ size: '320x240' });
    // Held upright, a phone takes a lying picture and says how to turn it (ISO/IEC 14496-12, tkhd).
    const turned = [0, 0x10000, 0, -0x10000, 0, 0, 240 << 16, 0, 0x40000000];
    for (const [at, number] of turned.entries())
      film.writeInt32BE(number, film.indexOf('tkhd') + 44 + 4 * at);
    const { path, previewPath } = await prepare('video', film);
    const { width, height, format } = await sharp(previewPath as string).metadata();
    expect([format, width, height]).toEqual(['jpeg', 240, 320]);
    const { streams } = await probe(path);
    expect(streams[0]?.side_data_list).toHaveLength(1);
  });

  it.each([
    ['a browser’s recording', 'webm', ['-c:v', 'libvpx', '-c:a', 'libopus'], 'video/webm', ['vp8', 'opus']],
    ['a camera’s', 'mov', [...h264, '-c:a', 'pcm_s16le'], 'video/mp4', ['h264', 'aac']],
  ])('%s is kept in a file that browsers play', async (_name, ending, output, type, codecs) => {
    const prepared = await prepare('video', await makeFilm({ ending, output, sound: true }));
    const { streams } = await probe(prepared.path);
    expect([prepared.type, streams.map(({ codec_name }) => codec_name)]).toEqual([type, codecs]);
  });

  it('that is none is refused: boxes without a film, one that is cut off, a picture, a list of other files', async () => {
    const film = await makeFilm();
    const empty = Buffer.concat([
      Buffer.from('000000186674797069736f6d0000020069736f6d61766331', 'hex'),
      Buffer.from('000000106d64617400000000000000', 'hex'),
    ]);
    for (const bytes of [empty, film.subarray(0, film.length / 3)])
      expect(await refusal(prepare('video', bytes))).toEqual(['V-03', 'unreadable']);
    for (const bytes of [Buffer.from('#EXTM3U\nfile:///etc/passwd\n'), Buffer.from('ffconcat version 1.0\n')])
      expect(await refusal(prepare('video', bytes))).toEqual(['V-03', 'wrong-type']);
    const sound = await makeFilm({ sound: true, output: ['-vn', '-c:a', 'aac'] });
    expect(await refusal(prepare('video', sound))).toEqual([
      'V-03',
      expect.stringMatching(/unreadable|wrong-type/),
    ]);
  });

  it('that is too long, too large, or that no browser plays is refused with its reason', async () => {
    expect(await refusal(prepare('video', await makeFilm({ seconds: 182, size: '32x32' })))).toEqual([
      ...['V-03', 'film-too-long'],
    ]);
    expect(await refusal(prepare('video', await makeFilm({ size: '4096x2304' })))).toEqual([
      ...['V-03', 'film-too-large'],
    ]);
    const mjpeg = await makeFilm({ ending: 'mov', output: ['-c:v', 'mjpeg'] });
    expect(await refusal(prepare('video', mjpeg))).toEqual(['V-03', 'wrong-type']);
  });
});

describe('[FI10] where there is no ffmpeg', () => {
  const { PATH } = process.env;
  const bin = mkdtempSync(join(tmpdir(), 'engawa-bin-'));
  const without = openFileLanes();
  afterAll(async () => {
    process.env.PATH = PATH;
    await without.close();
    rmSync(bin, { recursive: true });
  });

  it('a film is refused with that reason; photos go on', async () => {
    const film = await makeFilm();
    for (const program of ['setpriv', 'nice', 'prlimit'])
      symlinkSync(`/usr/bin/${program}`, join(bin, program));
    process.env.PATH = bin;
    expect(await refusal(prepare('video', film, without))).toEqual(['V-03', 'films-not-here']);
    expect((await prepare('photo', await samplePhoto(), without)).type).toBe('image/jpeg');
  });
});

describe('[FI7] a HEIC photo', () => {
  it('is written anew as a JPEG, with a preview', async () => {
    const { path, previewPath, type } = await prepare('photo', sampleHeic());
    expect(type).toBe('image/jpeg');
    const { width, height, format, exif } = await sharp(path).metadata();
    expect([width, height, format, exif]).toEqual([96, 64, 'jpeg', undefined]);
    // The left half is red, the right half blue.
    const { data } = await sharp(path).raw().toBuffer({ resolveWithObject: true });
    const colourAt = (x: number) =>
      [...data.subarray((32 * 96 + x) * 3, (32 * 96 + x) * 3 + 3)].map((c) => c > 127);
    expect([colourAt(10), colourAt(86)]).toEqual([
      [true, false, false],
      [false, false, true],
    ]);
    expect((await sharp(previewPath as string).metadata()).format).toBe('jpeg');
  });

  it('that is broken, or claims more pixels than its bytes can hold, is refused', async () => {
    const heic = sampleHeic();
    expect(await refusal(prepare('photo', heic.subarray(0, heic.length / 2)))).toEqual([
      'V-03',
      'unreadable',
    ]);
    // Its header's size (ispe): 20,000 × 20,000.
    const bomb = Buffer.from(heic);
    for (let at = bomb.indexOf('ispe'); at !== -1; at = bomb.indexOf('ispe', at + 4)) {
      bomb.writeUInt32BE(20_000, at + 8);
      bomb.writeUInt32BE(20_000, at + 12);
    }
    expect(await refusal(prepare('photo', bomb))).toEqual(['V-03', 'unreadable']);
  });
});
