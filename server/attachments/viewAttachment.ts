import type { AttachmentView } from '#contracts/http/attachmentRoutes.ts';
import { cleanFileName } from '#domain/attachments/cleanFileName.ts';
import { type AttachedTo, classOfAttachment } from '#domain/records/attachment/classOfAttachment.ts';
import type { AttachmentRecord } from './attachmentModel.ts';

/** A file as it is shown. `to`: what it hangs on; null while it hangs on nothing. */
export const viewAttachment = (record: AttachmentRecord, to: AttachedTo | null): AttachmentView => ({
  id: record._id,
  kind: record.kind,
  dataClass: classOfAttachment(to, record.kind),
  // What was uploaded before names had to fit (FI1) is shown and saved as if it had been now.
  name: cleanFileName(record.name, record.type),
  type: record.type,
  bytes: record.bytes,
  ...(record.kind === 'video' && record.previewKey !== null && { poster: true as const }),
});
