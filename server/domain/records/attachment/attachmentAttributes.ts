import type { AccountId, AttachmentId, PositionId } from '../../ids.ts';
import type { DataClass } from '../../vocabulary/dataClasses.ts';
import type { RecordSubject } from '../recordKind.ts';

/** The record that it hangs on, and which part of that, where not all who read the record read all of it. */
export type HungOn = RecordSubject & { readonly part?: string };

export interface AttachmentAttributes {
  readonly id: AttachmentId;
  /** The record that it hangs on; null while it is uploaded and not posted yet: then only its uploader sees it. */
  readonly record: HungOn | null;
  /** The position that it was brought in; null: by an account of the family's, which has none. */
  readonly uploader: PositionId | null;
  readonly broughtBy?: AccountId;
  readonly dataClass: DataClass;
  /** The seq of the post that it belongs to, for WA15. */
  readonly seq: number | null;
}

export interface AttachmentReads {
  attachment(id: AttachmentId): Promise<AttachmentAttributes | null>;
}
