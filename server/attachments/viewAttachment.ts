import type { AttachmentView } from '#contracts/http/attachmentRoutes.ts';
import { cleanFileName } from '#domain/attachments/cleanFileName.ts';
import { type AttachedTo, classOfAttachment } from '#domain/records/attachment/classOfAttachment.ts';
import type { AttachmentRecord } from './attachmentModel.ts';

/** A file as it is shown. `to`: what it hangs on; null while it hangs on nothing. */
export const viewAttachment = (record: AttachmentRecord, to: AttachedTo | null): AttachmentView => ({
  id: record._id,
  kind: record.kind,
  dataClass: classOfAttachment(to, record.kind),
  // A file that was uploaded before there were rules for names (FI1) is shown and saved under a name that fits them.
  name: cleanFileName(record.name, record.type),
  type: record.type,
  bytes: record.bytes,
  ...(record.kind === 'video' && record.previewKey !== null && { poster: true as const }),
});
