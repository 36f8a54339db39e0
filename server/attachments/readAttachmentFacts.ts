import type { Model } from 'mongoose';
import type { AttachmentFacts } from '#domain/access/facts.ts';
import type { RecordRef } from '#domain/access/recordRef.ts';
import type { AttachmentId } from '#domain/ids.ts';
import type { AttachmentRecord } from './attachmentModel.ts';
import { classOfAttachment } from './viewAttachment.ts';

/** What the gate must know of a file. */
export const readAttachmentFacts =
  (
    attachments: Model<AttachmentRecord>,
    seqOf: (record: RecordRef, id: AttachmentId) => Promise<number | null>,
  ) =>
  async (id: AttachmentId): Promise<AttachmentFacts | null> => {
    const found = await attachments.findById(id).lean<AttachmentRecord>();
    if (found === null) return null;
    return {
      id,
      record: found.record,
      uploader: found.position,
      dataClass: classOfAttachment(found),
      seq: found.record === null ? null : await seqOf(found.record, id),
    };
  };
