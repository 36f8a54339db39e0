/**
 * What is done with the updates that one connection sends, as a state. When it has asked (sync step 1) it is asked
 * back for what we lack. Until it has answered that (step 2), what it types may lean on its answer, as after work on
 * a train, and would be refused: so it is held until then.
 */
export type Taking =
  /** It has neither asked nor answered: what it sends is written at once. */
  | { readonly is: 'open' }
  | { readonly is: 'holding'; readonly held: readonly Uint8Array[]; readonly bytes: number }
  /** It has answered once: however often it asks again, nothing is held any more. */
  | { readonly is: 'answered' };

/** The updates that are to be written now, in order, and the new state. */
export interface Taken {
  readonly taking: Taking;
  readonly write: readonly Uint8Array[];
}

export const open: Taking = { is: 'open' };

/** It sends sync step 1. */
export const hasAsked = (taking: Taking): Taking =>
  taking.is === 'open' ? { is: 'holding', held: [], bytes: 0 } : taking;

/** It sends sync step 2: the answer is written first, then what leaned on it. */
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
