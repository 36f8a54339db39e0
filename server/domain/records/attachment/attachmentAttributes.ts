import type { AttachmentId, PositionId } from '../../ids.ts';
import type { DataClass } from '../../vocabulary/dataClasses.ts';
import type { RecordSubject } from '../recordKind.ts';

export interface AttachmentAttributes {
  readonly id: AttachmentId;
  /** The record it belongs to; null while uploaded and not yet posted: then only its uploader sees it. */
  readonly record: RecordSubject | null;
  readonly uploader: PositionId;
  readonly dataClass: DataClass;
  /** The post's seq it belongs to, for WA15. */
  readonly seq: number | null;
}

export interface AttachmentReads {
  attachment(id: AttachmentId): Promise<AttachmentAttributes | null>;
}
