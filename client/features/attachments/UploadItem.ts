import type { ErrorBody } from '#contracts/errors.ts';
import type { AttachmentView, UploadKind } from '#contracts/http/attachmentRoutes.ts';
import type { AttachmentId } from '#domain/ids.ts';
import type { BodySite } from '#domain/vocabulary/bodySites.ts';
import type { ApiFailure } from '../../api/ApiFailure.ts';

/** A file on its way, as the device keeps it. */
export interface KeptFile {
  readonly key: string;
  /** What it belongs to: a draft, by its name, or a post that waits. */
  readonly owner: string;
  /** Its place among the files of the same owner. */
  readonly place: number;
  readonly kind: UploadKind;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  /** Its sealed pieces on the device; null: it is only in this page. */
  readonly pieces: readonly string[] | null;
  readonly sent: { readonly file: AttachmentView; readonly at: number; readonly as: string | null } | null;
  readonly refusal: ErrorBody | null;
  /** Its upload in parts, once one was begun. */
  readonly begun?: AttachmentId | null;
  /** What its author says that it shows. */
  readonly site?: BodySite | undefined;
  readonly title?: string | undefined;
}

/** The file as a screen shows it. `waiting`: it is sent by itself. `refused`: its person has to do something. */
export interface UploadItem extends KeptFile {
  readonly state: 'waiting' | 'sending' | 'sent' | 'refused';
  readonly share: number;
  /** Why it is not sent yet, or will not be. */
  readonly failure: ApiFailure | null;
}

/**
 * The server removes what nothing names within a day, and does not know what was sent in another position: so it is
 * sent anew.
 */
const FRESH_MS = 20 * 3_600_000;
export const isSentFor = ({ sent }: KeptFile, position: string | null, now: number): boolean =>
  sent !== null && sent.as === position && now - sent.at < FRESH_MS;
