import { stat } from 'node:fs/promises';
import type { FileReason } from '#contracts/errorReasons.ts';
import { type UploadKind, uploadTypes } from '#contracts/http/attachmentRoutes.ts';
import { Failure } from '#platform/failure.ts';
import { hashFile } from '#platform/hashFile.ts';
import { LaneEnded } from '#platform/lane/laneEnded.ts';
import { roomOnDisk } from '#platform/roomOnDisk.ts';
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
  const { fileTypeFromFile } = await import('file-type');
  const sniffed = await fileTypeFromFile(upload.path);
  const allowed: readonly string[] = uploadTypes[kind];
  if (sniffed === undefined || !allowed.includes(sniffed.mime))
    throw refused(kind, 'wrong-type', sniffed?.mime ?? 'unknown');
  if (kind === 'photo') {
    const photo = await writtenPhoto(lanes, upload, account, sniffed.mime);
    return { ...photo, type: 'image/jpeg' };
  }
  if (kind === 'video') return writtenFilm(lanes, upload, account, sniffed.mime);
  const problem = await checkPdf(lanes.pdfs, upload.path, account);
  if (problem !== null) throw refused(kind, problem);
  const { path } = upload;
  const bytes = (await stat(path)).size;
  const sha256 = bytes === upload.bytes ? upload.sha256 : await hashFile(path);
  return { path, previewPath: null, type: sniffed.mime, bytes, sha256 };
};

/** A file is written anew beside the upload; where that finds no room, it is not to blame (HU8). */
const LEAST_ROOM = 8_000_000;

const noRoomOr = async (kind: UploadKind, room: number, folder: string, reason: FileReason) =>
  (await roomOnDisk(folder)) < room ? new Failure('N-01', { retryAfterSeconds: 30 }) : refused(kind, reason);

/** What a lane answers, or why it has no answer. */
const answerOf = <Answer>(work: Promise<Answer>): Promise<Answer | 'too-slow' | 'unreadable'> =>
  work.catch((error: unknown) => {
    if (!(error instanceof LaneEnded)) throw error;
    return error.why === 'too-slow' ? 'too-slow' : 'unreadable';
  });

const heic: ReadonlySet<string> = new Set(['image/heic', 'image/heif']);

const writtenPhoto = async (
  { pictures }: FileLanes,
  { path, folder }: Spooled,
  account: string,
  type: string,
) => {
  const photo = await answerOf(pictures.run({ path, folder, isHeic: heic.has(type) }, account));
  if (photo === null || typeof photo === 'string')
    throw await noRoomOr('photo', LEAST_ROOM, folder, photo ?? 'unreadable');
  return photo;
};

const writtenFilm = async (
  { films }: FileLanes,
  { path, folder, bytes }: Spooled,
  account: string,
  type: string,
) => {
  const film = await answerOf(films.run({ path, folder, type }, account));
  if (typeof film === 'string') throw await noRoomOr('video', LEAST_ROOM + bytes, folder, film);
  return film;
};
