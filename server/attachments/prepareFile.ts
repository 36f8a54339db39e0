import { fileTypeFromFile } from 'file-type';
import type { FileReason } from '#contracts/errorReasons.ts';
import { type UploadKind, uploadTypes } from '#contracts/http/attachmentRoutes.ts';
import { Failure } from '#platform/failure.ts';
import { LaneEnded } from '#platform/lane/laneEnded.ts';
import { checkPdf } from './checkPdf.ts';
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
  const { path, bytes, sha256 } = upload;
  return { path, previewPath: null, type: sniffed.mime, bytes, sha256 };
};

const writtenPhoto = async ({ pictures }: FileLanes, { path, folder }: Spooled, account: string) => {
  const photo = await pictures.run({ path, folder }, account).catch((error: unknown) => {
    if (!(error instanceof LaneEnded)) throw error;
    throw refused('photo', error.why === 'too-slow' ? 'too-slow' : 'unreadable');
  });
  if (photo === null) throw refused('photo', 'unreadable');
  return photo;
};
