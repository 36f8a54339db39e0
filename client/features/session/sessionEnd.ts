const minute = 60_000;

/** Time to finish a sentence and to press a button; before the end that nothing puts off, to finish the form. */
export const warnBefore = { idleMs: 2 * minute, absoluteMs: 5 * minute } as const;

export interface Ends {
  readonly idleEndsAt: number;
  readonly endsAt: number;
}

/** What to say at this moment of a session that will end by itself, and when to look again. */
export type EndWord =
  | { readonly kind: 'none'; readonly lookAt: number }
  /** It can be put off by going on. */
  | { readonly kind: 'idle'; readonly at: number }
  /** It cannot: one signs in anew, now or then. */
  | { readonly kind: 'absolute'; readonly at: number };

export const endWord = ({ idleEndsAt, endsAt }: Ends, now: number): EndWord => {
  if (now >= endsAt - warnBefore.absoluteMs) return { kind: 'absolute', at: endsAt };
  if (now >= idleEndsAt - warnBefore.idleMs) return { kind: 'idle', at: idleEndsAt };
  return { kind: 'none', lookAt: Math.min(endsAt - warnBefore.absoluteMs, idleEndsAt - warnBefore.idleMs) };
};
