import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
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

const LONG_SIDE = 2_400;
const PREVIEW_SIDE = 640;
/** A picture of more pixels than this is a bomb, not a photo (phones give 12-108 megapixels). */
const MAX_PIXELS = 120_000_000;

/**
 * A photo is decoded and written anew: turned upright, without place, time, camera or any other metadata. Null for what
 * cannot be read. Heavy, and its decoder meets whatever was sent: call it in the lane of pictures.
 */
export const writePhoto = async ({ path: from, folder }: PhotoJob): Promise<WrittenPhoto | null> => {
  const path = join(folder, 'photo.jpg');
  const previewPath = join(folder, 'preview.jpg');
  const write = (to: string, side: number, quality: number) =>
    sharp(from, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
      .autoOrient()
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#fff' })
      .jpeg({ quality })
      .toFile(to);
  try {
    await write(path, LONG_SIDE, 86);
    await write(previewPath, PREVIEW_SIDE, 78);
  } catch {
    return null;
  }
  const bytes = await readFile(path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { path, previewPath, bytes: bytes.length, sha256 };
};
