import * as Y from 'yjs';
import type { AccountId } from '../ids.ts';
import type { Struct } from './decodeBounded.ts';
import { type Deleted, deletionsIn, withDeleted } from './deletedRanges.ts';
import { integrationOrder } from './integrationOrder.ts';
import type { MinutesEntry } from './minutesEntry.ts';
import { type Meter, SortedMap } from './sortedMap.ts';
import { emptyForm, type Standing, withEntry } from './standing.ts';
import { type Places, withPlaces } from './treePlaces.ts';

/** A Yjs client id: whose it is (who used it first here) and up to which clock its structs are stored. */
export interface Writer {
  readonly account: AccountId;
  readonly clock: number;
}

/**
 * What must be known of a log to say whether an entry may follow: no text. Each entry costs what it brings, times the
 * logarithm of what is there (MI10): what is there is shared by the states before and after, never copied.
 */
export interface DocumentState {
  readonly head: number;
  /** The n of 確定, after which nothing follows. */
  readonly finalised: number | null;
  /** [MI12] Up to which n the text is that of the finalised form; null before 確定, and where all of it is. */
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

/** The state after these entries, which must be the very next ones of the log. */
export const advance = (before: DocumentState, entries: readonly MinutesEntry[]): DocumentState => {
  let { head, finalised, asOf, standing, bytes, writers, deleted, places } = before;
  for (const { n, event, author } of entries) {
    if (n !== head + 1) throw new Error(`entry ${n} does not follow ${head}`);
    head = n;
    standing = withEntry(standing, { n, author, event });
    if (event.kind === 'finalised') {
      finalised = n;
      asOf = event.asOf ?? null;
    }
    if (event.kind !== 'update') continue;
    bytes += event.update.byteLength;
    const { structs, ds } = Y.decodeUpdate(event.update);
    deleted = withDeleted(deleted, deletionsIn(ds));
    const kept = structs.filter((struct): struct is Struct => !(struct instanceof Y.Skip));
    const known = writers;
    places = withPlaces(
      places,
      integrationOrder(kept, (client) => known.get(client)?.clock ?? 0),
    ).places;
    for (const [client, , until] of event.clients) {
      writers = writers.set(client, {
        account: writers.get(client)?.account ?? author.account,
        clock: until,
      });
    }
  }
  return { head, finalised, asOf, standing, bytes, writers, deleted, places };
};
