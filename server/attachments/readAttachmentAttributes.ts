import type { Model } from 'mongoose';
import { type AttachmentId, type ChannelId, nobodyId } from '#domain/ids.ts';
import type { AttachmentAttributes } from '#domain/records/attachment/attachmentAttributes.ts';
import { readTogether } from '#platform/readTogether.ts';
import { readWhole } from '#platform/readWhole.ts';
import type { AttachmentRecord } from './attachmentModel.ts';

const nowhere = nobodyId<ChannelId>();

/** What the gate must know to judge a file. */
export const readAttachmentAttributes = (
  attachments: Model<AttachmentRecord>,
  /** Which post of a channel shows the file: it is shown again (WA15) as far as that post was. */
  seqOf: (channel: ChannelId, id: AttachmentId) => Promise<number | null>,
) => {
  const recordOf = readTogether<AttachmentId, AttachmentRecord>(async (ids) => {
    const found = await attachments.find({ _id: { $in: ids } }, {}, readWhole).lean<AttachmentRecord[]>();
    return new Map(found.map((record) => [record._id, record]));
  });
  return async (id: AttachmentId): Promise<AttachmentAttributes | null> => {
    const found = await recordOf(id);
    const record = found?.record ?? null;
    // Asked for every file and for an unknown id alike, so that the store's questions do not tell the two apart.
    const channel = record?.kind === 'channel' ? record.id : nowhere;
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
