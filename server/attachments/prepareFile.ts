import { stat } from 'node:fs/promises';
import type { FileReason } from '#contracts/errorReasons.ts';
import { type UploadKind, uploadTypes } from '#contracts/http/attachmentRoutes.ts';
import { Failure } from '#platform/failure.ts';
import { hashFile } from '#platform/hashFile.ts';
import { LaneEnded } from '#platform/lane/laneEnded.ts';
import { roomOnDisk } from '#platform/roomOnDisk.ts';
import { checkPdf } from './checkPdf.ts';
import { cutRemains } from './cutRemains.ts';
import type { FileLanes } from './openFileLanes.ts';
import type { Spooled } from './spoolUpload.ts';

export interface PreparedFile {
  readonly path: string;
  readonly previewPath: string | null;
  readonly type: string;
  readonly bytes: number;
  readonly sha256: string;
}

const refused = (kind: UploadKind, reason: FileReason, found: string = reason) =>
  new Failure('V-03', {
    reason,
    fields: [{ path: 'body', problem: `${kind}: ${found}; allowed: ${uploadTypes[kind].join(', ')}` }],
  });

/**
 * Decides by the bytes whether a file is taken, and makes it fit to be shown (DESIGN 12, DOMAIN.md §5.8): heavy work, in
 * lanes. Throws V-03 with the reason and what is allowed, V-04 while too many files wait.
 */
export const prepareFile = async (
  lanes: FileLanes,
  kind: UploadKind,
  upload: Spooled,
  account: string,
): Promise<PreparedFile> => {
  const { fileTypeFromFile } = await import('file-type');
  const sniffed = await fileTypeFromFile(upload.path);
  const allowed: readonly string[] = uploadTypes[kind];
  if (sniffed === undefined || !allowed.includes(sniffed.mime))
    throw refused(kind, 'wrong-type', sniffed?.mime ?? 'unknown');
  if (kind === 'photo') {
    const photo = await writtenPhoto(lanes, upload, account);
    return { ...photo, type: 'image/jpeg' };
  }
  if (kind === 'document') {
    const problem = await checkPdf(lanes.pdfs, upload.path, account);
    if (problem !== null) throw refused(kind, problem);
  }
  const { path } = upload;
  await cutRemains(path, sniffed.mime);
  const bytes = (await stat(path)).size;
  const sha256 = bytes === upload.bytes ? upload.sha256 : await hashFile(path);
  return { path, previewPath: null, type: sniffed.mime, bytes, sha256 };
};

/** A photo is written anew beside the upload; where that finds no room, the picture is not to blame (HU8). */
const LEAST_FOR_PHOTO = 8_000_000;

const writtenPhoto = async ({ pictures }: FileLanes, { path, folder }: Spooled, account: string) => {
  const unreadable = async (reason: 'too-slow' | 'unreadable') =>
    (await roomOnDisk(folder)) < LEAST_FOR_PHOTO
      ? new Failure('N-01', { retryAfterSeconds: 30 })
      : refused('photo', reason);
  const photo = await pictures.run({ path, folder }, account).catch((error: unknown) => {
    if (!(error instanceof LaneEnded)) throw error;
    return error.why === 'too-slow' ? ('too-slow' as const) : null;
  });
  if (photo === null || photo === 'too-slow') throw await unreadable(photo ?? 'unreadable');
  return photo;
};
