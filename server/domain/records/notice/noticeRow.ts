import type { Purpose } from '../../vocabulary/purposes.ts';
import type { RecordRow } from '../recordRow.ts';
import { classOfNotice, type NoticeKind } from './noticeKinds.ts';

/** The row of a notice: its one class; for a hospital note also the documents that come with it. */
export const noticeRow = (purpose: Purpose, kind: NoticeKind): RecordRow => {
  const entry = [classOfNotice[kind]];
  return { purpose, entry, shown: kind === 'admission-note' ? [...entry, 'document'] : entry };
};
