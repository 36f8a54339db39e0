import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { readHeic } from './readHeic.ts';

export interface PhotoJob {
  readonly path: string;
  /** Where to write the new photo and its preview. */
  readonly folder: string;
  /** As a phone of Apple takes it. */
  readonly isHeic: boolean;
}

export interface WrittenPhoto {
  readonly path: string;
  readonly previewPath: string;
  readonly bytes: number;
  readonly sha256: string;
}

// Two of these processes share the machine with everything else: each decodes in one thread.
sharp.concurrency(1);

const LONG_SIDE = 2_400;
const PREVIEW_SIDE = 640;
/** A picture of more pixels than this is a bomb, not a photo (phones give 12-108 megapixels). */
const MAX_PIXELS = 120_000_000;
/** Any file may claim so many pixels: they are decoded in half a second. */
const SMALL_PIXELS = 16_000_000;
/** Above that, each byte of the file may stand for so many pixels: scans of blank paper have some 150, photos 2 to 30. */
const PIXELS_OF_BYTE = 400;
const input = { limitInputPixels: MAX_PIXELS, failOn: 'error' } as const;

/** Whether a file can hold what its header claims (HU3): 38 bytes of WebP say 12000 × 9900, and cost seconds each. */
const credibleFor = (bytes: number) => (width: number, height: number) =>
  width * height <= Math.max(SMALL_PIXELS, Math.min(MAX_PIXELS, bytes * PIXELS_OF_BYTE));

/** What is to be written anew, its size found to be credible before it is decoded; null where it is not. */
const open = async (from: string, isHeic: boolean): Promise<Sharp | null> => {
  const isCredible = credibleFor((await stat(from)).size);
  if (isHeic) {
    const raw = await readHeic(from, isCredible);
    return raw && sharp(raw.data, { raw: { width: raw.width, height: raw.height, channels: 4 } });
  }
  const { width = 0, height = 0 } = await sharp(from, { limitInputPixels: false }).metadata();
  return isCredible(width, height) ? sharp(from, input) : null;
};

/**
 * Decodes a photo and writes it anew: turned upright, without place, time, camera or other metadata. Null for what
 * cannot be read. It is heavy, and its decoder meets whatever was sent: call it in the lane of pictures.
 */
export const writePhoto = async ({ path: from, folder, isHeic }: PhotoJob): Promise<WrittenPhoto | null> => {
  const path = join(folder, 'photo.jpg');
  const previewPath = join(folder, 'preview.jpg');
  const write = (source: Sharp, to: string, side: number, quality: number) =>
    source
      .autoOrient()
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#fff' })
      .jpeg({ quality })
      .toFile(to);
  try {
    const photo = await open(from, isHeic);
    if (photo === null) return null;
    await write(photo, path, LONG_SIDE, 86);
    // Made from the photo that was just written: the upload itself is decoded only once.
    await write(sharp(path, input), previewPath, PREVIEW_SIDE, 78);
  } catch {
    return null;
  }
  const bytes = await readFile(path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { path, previewPath, bytes: bytes.length, sha256 };
};
