/**
 * How far one connection has been sent its document's log, as a state. Each change is one of the functions below, and
 * gives a new state; a change that does not fit the present state leaves it as it is.
 */
export type Sending =
  /** The connection has asked for nothing yet (sync step 1), and is sent nothing. */
  | { readonly is: 'unasked' }
  /** The question of the connection is being answered from the log. `again`: a question that it asked meanwhile. */
  | {
      readonly is: 'answering';
      readonly sentUpTo: number | null;
      readonly again: Uint8Array | null;
    }
  /**
   * It is being sent what it lacks from its place on, because it was held back or missed entries. A question that it
   * asks meanwhile waits.
   */
  | {
      readonly is: 'reading-on';
      readonly sentUpTo: number;
      readonly again: Uint8Array | null;
    }
  /** It has everything up to this n, and the room sends it what comes next. */
  | { readonly is: 'following'; readonly sentUpTo: number };

export const unasked: Sending = { is: 'unasked' };

/** Everything up to this n was sent; null until it has been answered for the first time. */
export const sentUpTo = (sending: Sending): number | null =>
  sending.is === 'unasked' ? null : sending.sentUpTo;

/** One answer at a time, since each reads the store: a question that comes while one is under way is answered after it. */
export const asked = (sending: Sending, stateVector: Uint8Array): Sending =>
  sending.is === 'answering' || sending.is === 'reading-on'
    ? { ...sending, again: stateVector }
    : { is: 'answering', sentUpTo: sentUpTo(sending), again: null };

/** Begins to send what it lacks, if it lacks anything and nothing is being sent. */
export const readsOn = (sending: Sending, head: number): Sending =>
  sending.is === 'following' && sending.sentUpTo !== head
    ? { is: 'reading-on', sentUpTo: sending.sentUpTo, again: null }
    : sending;

/** Everything up to `n` has been sent to it. */
export const reached = (sending: Sending, n: number): Sending =>
  sending.is === 'answering' || sending.is === 'reading-on' ? { ...sending, sentUpTo: n } : sending;

/** It has everything up to `n`, which is the head: the room takes over from there. */
export const answered = (sending: Sending, n: number): Sending =>
  sending.is === 'following' ? sending : { is: 'following', sentUpTo: n };

/** Sending has failed: it keeps its place. */
export const heldBack = (sending: Sending): Sending => {
  if (sending.is !== 'answering' && sending.is !== 'reading-on') return sending;
  return sending.sentUpTo === null ? unasked : { is: 'following', sentUpTo: sending.sentUpTo };
};

/** The room has sent it these entries, the ones that come next. */
export const followed = (sending: Sending, first: number, last: number): Sending =>
  sending.is === 'following' && first === sending.sentUpTo + 1
    ? { is: 'following', sentUpTo: last }
    : sending;
