import { isDeepStrictEqual } from 'node:util';
import type { Model } from 'mongoose';
import type { AttachmentView } from '#contracts/http/attachmentRoutes.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { AttachedTo } from '#domain/access/classOfAttachment.ts';
import type { RecordRef } from '#domain/access/recordRef.ts';
import type { AttachmentId } from '#domain/ids.ts';
import { Failure } from '#platform/failure.ts';
import type { AttachmentRecord } from './attachmentModel.ts';
import { viewAttachment } from './viewAttachment.ts';

const unknown = (id: AttachmentId) =>
  new Failure('V-01', {
    fields: [
      {
        path: 'attachments',
        problem: `${id}: not an upload of yours that is free to be used`,
        code: 'file-gone',
      },
    ],
  });

/** The record that takes the files; of a notice it says which kind of one, which only its feature knows. */
export type Claiming = RecordRef & AttachedTo;

/**
 * Makes one's own uploads part of a record, before the record that names them is written. Idempotent for the same
 * record, so that a retried post passes; an upload of another, or one that another record names, is refused with V-01
 * exactly as an unknown id.
 */
export const claimAttachments =
  (attachments: Model<AttachmentRecord>) =>
  async (actor: Actor, wanted: readonly AttachmentId[], claiming: Claiming): Promise<AttachmentView[]> => {
    const record = { kind: claiming.kind, id: claiming.id } as RecordRef;
    const views: AttachmentView[] = [];
    for (const id of wanted) {
      const own = { _id: id, uploader: actor.account, position: actor.position };
      const claimed = await attachments
        .findOneAndUpdate({ ...own, record: null }, { $set: { record } }, { returnDocument: 'after' })
        .lean<AttachmentRecord>();
      const known = claimed ?? (await attachments.findOne(own).lean<AttachmentRecord>());
      if (known === null || !isDeepStrictEqual(known.record, record)) throw unknown(id);
      views.push(viewAttachment(known, claiming));
    }
    return views;
  };
