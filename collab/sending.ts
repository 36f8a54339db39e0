/**
 * What one connection has been sent of its document's log, as the state it is in. Each change is one of the functions
 * below and gives a new state; what does not fit the state leaves it as it is.
 */
export type Sending =
  /** It has asked for nothing (sync step 1), and is sent nothing. */
  | { readonly is: 'unasked' }
  /** Its question is being answered from the log; `again` is one that it asked meanwhile. */
  | {
      readonly is: 'answering';
      readonly sentUpTo: number | null;
      readonly again: Uint8Array | null;
    }
  /** It reads on from its place: it was held back, or missed entries. Its own question waits until that is done. */
  | {
      readonly is: 'reading-on';
      readonly sentUpTo: number;
      readonly again: Uint8Array | null;
    }
  /** It has everything up to this n, and the room sends it the next. */
  | { readonly is: 'following'; readonly sentUpTo: number };

export const unasked: Sending = { is: 'unasked' };

/** Everything up to this n was sent; null until it has been answered once. */
export const sentUpTo = (sending: Sending): number | null =>
  sending.is === 'unasked' ? null : sending.sentUpTo;

/** One at a time: each reads the store. A second question while one is under way is answered after it. */
export const asked = (sending: Sending, stateVector: Uint8Array): Sending =>
  sending.is === 'answering' || sending.is === 'reading-on'
    ? { ...sending, again: stateVector }
    : { is: 'answering', sentUpTo: sentUpTo(sending), again: null };

/** Whether it has something to read on to, and may begin. */
export const readsOn = (sending: Sending, head: number): Sending =>
  sending.is === 'following' && sending.sentUpTo !== head
    ? { is: 'reading-on', sentUpTo: sending.sentUpTo, again: null }
    : sending;

/** All up to `n` has been sent to it. */
export const reached = (sending: Sending, n: number): Sending =>
  sending.is === 'answering' || sending.is === 'reading-on' ? { ...sending, sentUpTo: n } : sending;

/** It has all up to `n`, which is the head: from there the room goes on. */
export const answered = (sending: Sending, n: number): Sending =>
  sending.is === 'following' ? sending : { is: 'following', sentUpTo: n };

/** The answer, or the reading on, has failed: it keeps its place. */
export const heldBack = (sending: Sending): Sending => {
  if (sending.is !== 'answering' && sending.is !== 'reading-on') return sending;
  return sending.sentUpTo === null ? unasked : { is: 'following', sentUpTo: sending.sentUpTo };
};

/** The room has sent it these entries, the very next ones. */
export const followed = (sending: Sending, first: number, last: number): Sending =>
  sending.is === 'following' && first === sending.sentUpTo + 1
    ? { is: 'following', sentUpTo: last }
    : sending;
