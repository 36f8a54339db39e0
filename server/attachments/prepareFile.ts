import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileTypeFromFile } from 'file-type';
import sharp from 'sharp';
import type { FileReason } from '#contracts/errorReasons.ts';
import { type UploadKind, uploadTypes } from '#contracts/http/attachmentRoutes.ts';
import { Failure } from '#platform/failure.ts';
import { checkPdf } from './checkPdf.ts';
import type { Spooled } from './spoolUpload.ts';

export interface PreparedFile {
  readonly path: string;
  readonly previewPath: string | null;
  readonly type: string;
  readonly bytes: number;
  readonly sha256: string;
}

const LONG_SIDE = 2_400;
const PREVIEW_SIDE = 640;
/** A picture of more pixels than this is a bomb, not a photo (phones give 12-108 megapixels). */
const MAX_PIXELS = 120_000_000;

const refused = (kind: UploadKind, reason: FileReason, found: string = reason) =>
  new Failure('V-03', {
    reason,
    fields: [{ path: 'body', problem: `${kind}: ${found}; allowed: ${uploadTypes[kind].join(', ')}` }],
  });

const described = async (path: string, type: string, previewPath: string | null): Promise<PreparedFile> => ({
  path,
  previewPath,
  type,
  bytes: (await stat(path)).size,
  sha256: createHash('sha256')
    .update(await readFile(path))
    .digest('hex'),
});

/** A photo is decoded and written anew: turned upright, without place, time, camera or any other metadata. */
const preparePhoto = async (upload: Spooled): Promise<PreparedFile> => {
  const path = join(upload.folder, 'photo.jpg');
  const previewPath = join(upload.folder, 'preview.jpg');
  const open = () => sharp(upload.path, { limitInputPixels: MAX_PIXELS, failOn: 'error' }).autoOrient();
  const within = (side: number) => ({
    width: side,
    height: side,
    fit: 'inside' as const,
    withoutEnlargement: true,
  });
  try {
    await open().resize(within(LONG_SIDE)).flatten({ background: '#fff' }).jpeg({ quality: 86 }).toFile(path);
    await open()
      .resize(within(PREVIEW_SIDE))
      .flatten({ background: '#fff' })
      .jpeg({ quality: 78 })
      .toFile(previewPath);
  } catch {
    throw refused('photo', 'unreadable');
  }
  return described(path, 'image/jpeg', previewPath);
};

/**
 * Decides by the bytes whether a file is taken, and makes it fit to be shown (DESIGN 12, DOMAIN.md §5.8).
 * Throws V-03 with the reason and what is allowed.
 */
export const prepareFile = async (kind: UploadKind, upload: Spooled): Promise<PreparedFile> => {
  const sniffed = await fileTypeFromFile(upload.path);
  const allowed: readonly string[] = uploadTypes[kind];
  if (sniffed === undefined || !allowed.includes(sniffed.mime))
    throw refused(kind, 'wrong-type', sniffed?.mime ?? 'unknown');
  if (kind === 'photo') return preparePhoto(upload);
  if (kind === 'document') {
    const problem = await checkPdf(upload.path);
    if (problem !== null) throw refused(kind, problem);
  }
  return {
    path: upload.path,
    previewPath: null,
    type: sniffed.mime,
    bytes: upload.bytes,
    sha256: upload.sha256,
  };
};
