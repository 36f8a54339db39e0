import type { Readable } from 'node:stream';
import type { Model } from 'mongoose';
import { type AttachmentView, type UploadKind, uploadLimits } from '#contracts/http/attachmentRoutes.ts';
import type { Actor } from '#domain/access/actor.ts';
import { cleanFileName } from '#domain/attachments/cleanFileName.ts';
import type { AttachmentId } from '#domain/ids.ts';
import type { Clock } from '#platform/clock.ts';
import { Failure } from '#platform/failure.ts';
import { isDuplicateKey } from '#platform/isDuplicateKey.ts';
import { newId } from '#platform/newId.ts';
import type { ObjectStore } from '#platform/objectStore/objectStore.ts';
import type { AttachmentRecord } from './attachmentModel.ts';
import type { FileLanes } from './openFileLanes.ts';
import { prepareFile } from './prepareFile.ts';
import { spoolUpload } from './spoolUpload.ts';
import { viewAttachment } from './viewAttachment.ts';

export interface Upload {
  /** Of one that came in parts, its own: whatever becomes of an answer, it is one file. */
  readonly id?: AttachmentId;
  readonly kind: UploadKind;
  readonly name: string;
  readonly body: Readable;
  /** Content-Length, where the browser says it (bytes). */
  readonly announced: number | undefined;
  /** By an account of the family's. */
  readonly family?: boolean;
  /** Throws when the sender may not send any more: an upload can take minutes. Absent for files that the house itself has. */
  readonly requireSessionAgain?: () => Promise<void>;
}

/**
 * Takes a file in: spooled, its type found, made fit to be shown, its sender judged again, stored, recorded. In this
 * order, so that a record never names a file that does not exist. Throws V-01, V-02, V-03, or V-04 while too many
 * files are looked at; A-02 for a session that has ended meanwhile; A-06 for an account that acts in no position.
 */
export const uploadAttachment =
  (parts: { attachments: Model<AttachmentRecord>; store: ObjectStore; clock: Clock; lanes: FileLanes }) =>
  async (actor: Actor, wanted: Upload): Promise<AttachmentView> => {
    const { id = newId<AttachmentId>(), kind, name, body, announced, family, requireSessionAgain } = wanted;
    // The family sends pictures (FA9): nobody else without a position has a place for a file.
    if (actor.position === null && !(family === true && kind === 'photo'))
      throw new Failure('A-06', { reason: 'no-position' });
    const upload = await spoolUpload(body, uploadLimits[kind], announced);
    try {
      const file = await prepareFile(parts.lanes, kind, upload, actor.account);
      await requireSessionAgain?.();
      const key = `${id.slice(0, 2)}/${id}`;
      const previewKey = file.previewPath === null ? null : `${key}.preview`;
      await parts.store.putFile(key, file.path);
      if (previewKey !== null && file.previewPath !== null)
        await parts.store.putFile(previewKey, file.previewPath);
      const record: AttachmentRecord = {
        _id: id,
        uploader: actor.account,
        position: actor.position,
        kind,
        name: cleanFileName(name, file.type),
        type: file.type,
        bytes: file.bytes,
        sha256: file.sha256,
        key,
        previewKey,
        record: null,
        uploadedAt: parts.clock.now(),
      };
      await parts.attachments.create(record).catch((error: unknown) => {
        if (wanted.id === undefined || !isDuplicateKey(error)) throw error;
      });
      return viewAttachment(record, null);
    } finally {
      await upload.remove();
    }
  };
