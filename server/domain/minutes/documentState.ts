import type { AccountId } from '../ids.ts';
import type { DecodedUpdate } from './decodeBounded.ts';
import { type Deleted, type Deletion, withDeleted } from './deletedRanges.ts';
import { integrationOrder } from './integrationOrder.ts';
import type { Author, ClientSpan, MinutesEntry } from './minutesEntry.ts';
import { type Meter, SortedMap } from './sortedMap.ts';
import { emptyForm, type Standing, withEntry } from './standing.ts';
import { takeApart } from './takeApart.ts';
import { type Places, withPlaces } from './treePlaces.ts';

/**
 * Of one Yjs client id: the account that it belongs to (the first to use it here), and up to which clock its structs
 * are stored.
 */
export interface Writer {
  readonly account: AccountId;
  readonly clock: number;
}

/**
 * What must be known of a log to judge the next entry, without the text. An entry costs what it brings, times the
 * logarithm of what is there (MI10): states share what is there, and copy nothing.
 */
export interface DocumentState {
  readonly head: number;
  /** The number of 確定, after which nothing follows. */
  readonly finalised: number | null;
  /** [MI12] The entry up to which the text belongs to the finalised form; null before 確定, and where all text does. */
  readonly asOf: number | null;
  readonly standing: Standing;
  readonly bytes: number;
  readonly writers: SortedMap<Writer>;
  readonly deleted: Deleted;
  readonly places: Places;
}

export const emptyState = (meter?: Meter): DocumentState => {
  const empty = SortedMap.empty<never>(meter);
  return {
    ...{ head: 0, finalised: null, asOf: null, standing: emptyForm, bytes: 0 },
    ...{ writers: empty.alike(), deleted: empty.alike() },
    places: { sections: new Map(), clients: empty.alike() },
  };
};
export const emptyDocument: DocumentState = emptyState();

/** The parts of a state that text changes. */
export type TextState = Pick<DocumentState, 'bytes' | 'writers' | 'deleted' | 'places'>;

interface NextText {
  readonly author: Author;
  readonly clients: readonly ClientSpan[];
  readonly deletions: readonly Deletion[];
  readonly places: Places;
  readonly bytes: number;
}

/** The state with the text of one more entry, whose places are known. */
export const withText = (before: TextState, next: NextText): TextState => {
  let { writers } = before;
  for (const [client, , until] of next.clients) {
    const account = writers.get(client)?.account ?? next.author.account;
    writers = writers.set(client, { account, clock: until });
  }
  const deleted = withDeleted(before.deleted, next.deletions);
  return { bytes: before.bytes + next.bytes, writers, deleted, places: next.places };
};

/**
 * The state after these entries, which must be the very next ones of the log.
 *
 * @param taken what their updates were taken apart into, where that is known: whoever has read them has done it already
 */
export const advance = (
  before: DocumentState,
  entries: readonly MinutesEntry[],
  taken: readonly (DecodedUpdate | null)[] = [],
): DocumentState => {
  let state = before;
  for (const [at, { n, event, author }] of entries.entries()) {
    if (event.kind !== 'update') {
      state = followedBy(state, { n, author, event }, state);
      continue;
    }
    const { structs, deletions } = taken[at] ?? takeApart(event.update);
    const order = integrationOrder(structs, (client) => state.writers.get(client)?.clock ?? 0);
    const { places } = withPlaces(state.places, order);
    const bytes = event.update.byteLength;
    const text = withText(state, { author, clients: event.clients, deletions, places, bytes });
    state = followedBy(state, { n, author, event }, text);
  }
  return state;
};

/** The state with the very next entry, and with the text that this entry leaves. */
export const followedBy = (
  before: DocumentState,
  { n, author, event }: Pick<MinutesEntry, 'n' | 'author' | 'event'>,
  { bytes, writers, deleted, places }: TextState,
): DocumentState => {
  if (n !== before.head + 1) throw new Error(`entry ${n} does not follow ${before.head}`);
  const isEnd = event.kind === 'finalised';
  return {
    ...{ head: n, bytes, writers, deleted, places },
    finalised: isEnd ? n : before.finalised,
    asOf: isEnd ? (event.asOf ?? null) : before.asOf,
    standing: withEntry(before.standing, { n, author, event }),
  };
};
