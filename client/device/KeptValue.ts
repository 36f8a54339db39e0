/** What a value is for. Only who can open it learns even this: outside, all of them look alike. */
export type KeptKind = 'session' | 'draft' | 'file' | 'outbox';

/** One thing kept on the device: all of this is inside the sealed part. */
export interface KeptValue<Body = unknown> {
  readonly kind: KeptKind;
  readonly key: string;
  readonly account: string;
  /** The position it was written in, and the session. */
  readonly position: string | null;
  readonly session: string;
  /** The record it belongs to, where it belongs to one. */
  readonly record: string | null;
  readonly at: number;
  /** After this it is not read any more and goes; null: until its person says so. */
  readonly until: number | null;
  readonly body: Body;
}

/** Who writes: what every value carries of them. */
export type Writer = Pick<KeptValue, 'account' | 'position' | 'session'> & { readonly endsAt: number };
