import * as Y from 'yjs';
import type { AccountId } from '../ids.ts';
import type { Struct } from './decodeBounded.ts';
import { type Deleted, deletionsIn, withDeleted } from './deletedRanges.ts';
import { integrationOrder } from './integrationOrder.ts';
import type { MinutesEntry } from './minutesEntry.ts';
import { type Depths, withDepths } from './treeDepths.ts';

/** A Yjs client id: whose it is (who used it first here) and up to which clock its structs are stored. */
export interface Writer {
  readonly account: AccountId;
  readonly clock: number;
}

/** What must be known of a log to say whether an entry may follow: no text. */
export interface DocumentState {
  readonly head: number;
  /** The n of 確定, after which nothing follows. */
  readonly finalised: number | null;
  readonly bytes: number;
  readonly writers: ReadonlyMap<number, Writer>;
  readonly deleted: Deleted;
  readonly depths: Depths;
}

export const emptyDocument: DocumentState = {
  head: 0,
  finalised: null,
  bytes: 0,
  writers: new Map(),
  deleted: new Map(),
  depths: new Map(),
};

/** The state after these entries, which must be the very next ones of the log. */
export const advance = (before: DocumentState, entries: readonly MinutesEntry[]): DocumentState => {
  let { head, finalised, bytes, deleted, depths } = before;
  const writers = new Map(before.writers);
  for (const { n, event, author } of entries) {
    if (n !== head + 1) throw new Error(`entry ${n} does not follow ${head}`);
    head = n;
    if (event.kind === 'finalised') finalised = n;
    if (event.kind !== 'update') continue;
    bytes += event.update.byteLength;
    const { structs, ds } = Y.decodeUpdate(event.update);
    deleted = withDeleted(deleted, deletionsIn(ds));
    const kept = structs.filter((struct): struct is Struct => !(struct instanceof Y.Skip));
    const order = integrationOrder(kept, (client) => writers.get(client)?.clock ?? 0);
    depths = withDepths(depths, order).depths;
    for (const [client, , until] of event.clients) {
      writers.set(client, { account: writers.get(client)?.account ?? author.account, clock: until });
    }
  }
  return { head, finalised, bytes, writers, deleted, depths };
};
