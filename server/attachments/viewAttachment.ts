import type { AttachmentView } from '#contracts/http/attachmentRoutes.ts';
import type { DataClass } from '#domain/vocabulary/dataClasses.ts';
import type { AttachmentRecord } from './attachmentModel.ts';

/** An attachment's own class, or its record's where the record decides (DOMAIN.md §3, the table's last row). */
const classOfAttachment = ({ kind, record }: Pick<AttachmentRecord, 'kind' | 'record'>): DataClass => {
  if (record?.kind === 'notice') return 'notice';
  if (record?.kind === 'minutes') return 'minutes';
  return kind;
};

export const viewAttachment = (record: AttachmentRecord): AttachmentView => ({
  id: record._id,
  kind: record.kind,
  dataClass: classOfAttachment(record),
  name: record.name,
  type: record.type,
  bytes: record.bytes,
});
