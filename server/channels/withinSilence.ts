import { rejectAfter } from '#platform/rejectAfter.ts';

/** A store that says nothing for so long is asked anew on another connection: a late insert can do no harm. */
const SILENCE_MS = 5_000;

/** What a channel asks of the store, or an error where it says nothing. */
export const withinSilence = <T>(asked: Promise<T>): Promise<T> =>
  rejectAfter(SILENCE_MS, asked, 'the store is silent');
