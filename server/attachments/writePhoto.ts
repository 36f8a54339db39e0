import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

export interface PhotoJob {
  readonly path: string;
  /** Where the photo written anew and its preview go. */
  readonly folder: string;
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
/** So many may be claimed by any file: they are decoded in half a second. */
const SMALL_PIXELS = 16_000_000;
/** Beyond that a byte stands for so many: scans of blank paper have some 150, photos 2 to 30. */
const PIXELS_OF_BYTE = 400;

/** Whether a file can hold what its header claims (HU3): 38 bytes of WebP say 12000 × 9900, and cost seconds each. */
const isCredible = async (from: string): Promise<boolean> => {
  const { width = 0, height = 0 } = await sharp(from, { limitInputPixels: false }).metadata();
  const most = Math.max(SMALL_PIXELS, Math.min(MAX_PIXELS, (await stat(from)).size * PIXELS_OF_BYTE));
  return width * height <= most;
};

/**
 * A photo is decoded and written anew: turned upright, without place, time, camera or any other metadata. Null for what
 * cannot be read. Heavy, and its decoder meets whatever was sent: call it in the lane of pictures.
 */
export const writePhoto = async ({ path: from, folder }: PhotoJob): Promise<WrittenPhoto | null> => {
  const path = join(folder, 'photo.jpg');
  const previewPath = join(folder, 'preview.jpg');
  const write = (source: string, to: string, side: number, quality: number) =>
    sharp(source, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
      .autoOrient()
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#fff' })
      .jpeg({ quality })
      .toFile(to);
  try {
    if (!(await isCredible(from))) return null;
    await write(from, path, LONG_SIDE, 86);
    // Of what was just written: the upload is decoded once.
    await write(path, previewPath, PREVIEW_SIDE, 78);
  } catch {
    return null;
  }
  const bytes = await readFile(path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { path, previewPath, bytes: bytes.length, sha256 };
};
