import type { ErrorBody } from '#contracts/errors.ts';
import type { NewPost } from '#contracts/http/channelRoutes.ts';
import type { NewCorrection } from '#contracts/http/postRoutes.ts';
import type { Reaction } from '#domain/channels/change.ts';
import type { ChannelId, PostId } from '#domain/ids.ts';
import type { ApiFailure } from '../../api/ApiFailure.ts';
import type { KeptValue } from '../../device/KeptValue.ts';

/** What is said of a post that stands, with all that its request needs. */
export type OutboxChange = { readonly post: PostId } & (
  | { readonly kind: 'correction'; readonly wanted: Omit<NewCorrection, 'clientId'> }
  | { readonly kind: 'withdrawal' }
  | { readonly kind: 'reaction'; readonly reaction: Reaction; readonly on: boolean }
  | { readonly kind: 'pin'; readonly on: boolean }
);

/** A post, or what is said of one, that is not acknowledged yet, with all it needs to go, or to come back to who wrote it. */
export interface OutboxPost {
  readonly channel: ChannelId;
  /** Whose room it is, in words, and where it is shown. */
  readonly room: { readonly calledName: string; readonly path: string };
  /** The composer it was written in, and what was written there. */
  readonly draftKey: string;
  readonly draft: object;
  /** Null where it is said of a post that stands. */
  readonly post: NewPost | null;
  readonly change?: OutboxChange;
  /** Its files' keys in the upload queue, in their order. */
  readonly files: readonly string[];
  /** Its place among all that waits. */
  readonly order: number;
  readonly refusal: ErrorBody | null;
  /** Its writer was asked and said yes: when, in which session, as which position. */
  readonly approved: {
    readonly at: number;
    readonly session: string;
    readonly position: string | null;
  } | null;
}

export type Waiting = KeptValue<OutboxPost>;

export interface ShownWaiting extends Waiting {
  readonly isSending: boolean;
  /** Why the last try did not go through; it goes by itself later. */
  readonly failure: ApiFailure | null;
}
