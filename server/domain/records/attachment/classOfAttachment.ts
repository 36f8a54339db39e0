import type { DataClass } from '../../vocabulary/dataClasses.ts';
import type { NoticeKind } from '../notice/noticeKinds.ts';
import type { recordTable } from '../recordTable.ts';

/** The record that a file hangs on; of a notice, which kind of one. */
export type AttachedTo =
  | { readonly kind: Exclude<keyof typeof recordTable, 'notice'> }
  | { readonly kind: 'notice'; readonly noticeKind: NoticeKind };

/**
 * The class of a file: its own, but what hangs on minutes or a notice is as those are; the papers of a hospital note
 * keep theirs (DOMAIN.md §3). Null: it hangs on nothing yet.
 */
export const classOfAttachment = (to: AttachedTo | null, own: DataClass): DataClass => {
  if (to?.kind === 'minutes') return 'minutes';
  return to?.kind === 'notice' && to.noticeKind !== 'admission-note' ? 'notice' : own;
};
