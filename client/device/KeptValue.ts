/** What a value is for. Only somebody who can open it learns even this: from outside all values look alike. */
export type KeptKind = 'session' | 'draft' | 'file' | 'outbox';

/** One thing that is kept on the device. All of this is inside the sealed part. */
export interface KeptValue<Body = unknown> {
  readonly kind: KeptKind;
  readonly key: string;
  readonly account: string;
  /** The position and the session in which it was written. */
  readonly position: string | null;
  readonly session: string;
  /** The record that it belongs to, if it belongs to one. */
  readonly record: string | null;
  readonly at: number;
  /** From then on it is not read any more, and is removed; null: it stays until its person says so. */
  readonly until: number | null;
  readonly body: Body;
}

/** Who writes; every value carries this. */
export type Writer = Pick<KeptValue, 'account' | 'position' | 'session'> & { readonly endsAt: number };
