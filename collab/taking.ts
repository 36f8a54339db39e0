/**
 * What is done with the updates that one connection sends, as the state it is in. After it has asked (sync step 1) and
 * before it has answered what we lack (step 2), what it types leans on that answer, as after work on a train, and would
 * be refused before it: it is held.
 */
export type Taking =
  /** It has neither asked nor answered: what it sends is written as it comes. */
  | { readonly is: 'open' }
  | { readonly is: 'holding'; readonly held: readonly Uint8Array[]; readonly bytes: number }
  /** It has answered once; however often it asks again, nothing is held. */
  | { readonly is: 'answered' };

/** What is to be written now, in order, and the state after it. */
export interface Taken {
  readonly taking: Taking;
  readonly write: readonly Uint8Array[];
}

export const open: Taking = { is: 'open' };

/** Sync step 1. */
export const hasAsked = (taking: Taking): Taking =>
  taking.is === 'open' ? { is: 'holding', held: [], bytes: 0 } : taking;

/** Sync step 2: the answer first, then what leaned on it. */
export const hasAnswered = (taking: Taking, update: Uint8Array): Taken => ({
  taking: { is: 'answered' },
  write: taking.is === 'holding' ? [update, ...taking.held] : [update],
});

export const hasTyped = (taking: Taking, update: Uint8Array): Taken =>
  taking.is === 'holding'
    ? {
        taking: {
          is: 'holding',
          held: [...taking.held, update],
          bytes: taking.bytes + update.byteLength,
        },
        write: [],
      }
    : { taking, write: [update] };
