import type { Purpose } from '../../vocabulary/purposes.ts';
import type { RecordRow } from '../recordRow.ts';
import { classOfNotice, type NoticeKind } from './noticeKinds.ts';

/** Of what is sent to an audience: its one class, and with a hospital note the papers that come with it. */
export const noticeRow = (purpose: Purpose, kind: NoticeKind): RecordRow => {
  const entry = [classOfNotice[kind]];
  return { purpose, entry, shown: kind === 'admission-note' ? [...entry, 'document'] : entry };
};
