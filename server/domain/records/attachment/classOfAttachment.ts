import type { DataClass } from '../../vocabulary/dataClasses.ts';
import type { NoticeKind } from '../notice/noticeKinds.ts';
import type { recordTable } from '../recordTable.ts';

/** The record that a file hangs on; of a notice, which kind of one. */
export type AttachedTo =
  | { readonly kind: Exclude<keyof typeof recordTable, 'notice'> }
  | { readonly kind: 'notice'; readonly noticeKind: NoticeKind };

/**
 * The class of a file. On minutes or a notice it is the class of those; otherwise, and on a hospital note, it is the
 * file's own (DOMAIN.md §3). Null: it hangs on nothing yet.
 */
export const classOfAttachment = (to: AttachedTo | null, own: DataClass): DataClass => {
  if (to?.kind === 'minutes') return 'minutes';
  return to?.kind === 'notice' && to.noticeKind !== 'admission-note' ? 'notice' : own;
};
