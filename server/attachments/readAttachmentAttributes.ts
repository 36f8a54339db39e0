import type { Model } from 'mongoose';
import type { RecordRef } from '#domain/access/recordRef.ts';
import { type AttachmentId, nobodyId } from '#domain/ids.ts';
import type { AttachmentAttributes } from '#domain/records/attachment/attachmentAttributes.ts';
import { readTogether } from '#platform/readTogether.ts';
import { readWhole } from '#platform/readWhole.ts';
import type { AttachmentRecord } from './attachmentModel.ts';

const nowhere: RecordRef = { kind: 'channel', id: nobodyId() };

/** What the gate must know of a file. */
export const readAttachmentAttributes = (
  attachments: Model<AttachmentRecord>,
  seqOf: (record: RecordRef, id: AttachmentId) => Promise<number | null>,
) => {
  const recordOf = readTogether<AttachmentId, AttachmentRecord>(async (ids) => {
    const found = await attachments.find({ _id: { $in: ids } }, {}, readWhole).lean<AttachmentRecord[]>();
    return new Map(found.map((record) => [record._id, record]));
  });
  return async (id: AttachmentId): Promise<AttachmentAttributes | null> => {
    const found = await recordOf(id);
    const record = found?.record ?? null;
    // Asked of every file and of an unknown id alike: nobody may tell them apart by what the store is asked.
    const channel: RecordRef = record?.kind === 'channel' ? record : nowhere;
    const seq = await seqOf(channel, id);
    if (found === null) return null;
    return {
      id,
      record,
      uploader: found.position,
      broughtBy: found.uploader,
      dataClass: found.kind,
      seq: channel === nowhere ? null : seq,
    };
  };
};
