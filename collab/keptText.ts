import type { KeptSnapshots } from './keptSnapshots.ts';
import type { AppendedEntry, DocumentSnapshot, OpenDocument, StoredUpdate } from './ports.ts';

/**
 * If more than this has followed the kept snapshot, a newer one has been made, here or on another node, and is read
 * instead.
 */
const mostEntries = 1_000;
const mostBytes = 1024 * 1024;

/**
 * A document as a join reads it: its newest snapshot and the entries that follow it, from memory where they are, else
 * from the store, and then kept. It does not say where the head is: a join has the head read from the store first,
 * and this only saves reading again what cannot have changed. It follows the log as long as its one listener does.
 */
export const keptText = (id: string, document: OpenDocument, snapshots: KeptSnapshots): OpenDocument => {
  /** All text after entry `from`, up to entry `to`. */
  let tail: StoredUpdate[] = [];
  let from = document.state.head;
  let to = from;
  let bytes = 0;
  /** The part that was asked for last: while it is the same list, it is the same message. */
  let page = { after: 0, upTo: 0, updates: tail };

  const hold = (updates: StoredUpdate[]): void => {
    tail = updates;
    bytes = bytesOf(updates);
  };
  const restart = (n: number): void => {
    hold([]);
    from = n;
    to = n;
  };
  const follow = (entries: readonly AppendedEntry[]): void => {
    const [first] = entries;
    if (first === undefined) return;
    if (first.n !== to + 1) restart(first.n - 1);
    to += entries.length;
    for (const { update } of entries) {
      if (update === null) continue;
      tail.push(update);
      bytes += update.update.byteLength;
    }
    if (tail.length <= mostEntries && bytes <= mostBytes) return;
    snapshots.drop(id);
    restart(to);
  };
  const keep = (snapshot: DocumentSnapshot): DocumentSnapshot => {
    // Entries that the snapshot covers need not be kept beside it.
    if (snapshot.n > to) restart(snapshot.n);
    else if (snapshot.n > from) {
      hold(tail.filter(({ n }) => n > snapshot.n));
      from = snapshot.n;
    }
    return snapshots.keep(id, snapshot);
  };
  /** Puts in front of the tail what was read up to where the tail begins, or further. */
  const lengthen = (after: number, upTo: number, read: readonly StoredUpdate[]): void => {
    if (after >= from || upTo < from) return;
    const whole = [...read.filter(({ n }) => n <= from), ...tail];
    if (whole.length > mostEntries || bytesOf(whole) > mostBytes) return;
    hold(whole);
    from = after;
  };

  return {
    get state() {
      return document.state;
    },
    sections: document.sections,
    appendUpdate: document.appendUpdate,
    catchUp: document.catchUp,
    onAppended: (listener) =>
      document.onAppended((entries) => {
        follow(entries);
        listener(entries);
      }),
    snapshot: async (upTo) => {
      const kept = snapshots.get(id);
      if (kept !== undefined && kept.n <= upTo && upTo - kept.n <= mostEntries) return kept;
      const found = await document.snapshot(upTo);
      return found === null ? null : keep(found);
    },
    updates: async function* (after, upTo) {
      if (after >= from && upTo <= to) {
        if (page.after !== after || page.upTo !== upTo)
          page = { after, upTo, updates: tail.filter(({ n }) => n > after && n <= upTo) };
        if (page.updates.length > 0) yield page.updates;
        return;
      }
      const read: StoredUpdate[] = [];
      for await (const each of document.updates(after, upTo)) {
        if (read.length <= mostEntries) read.push(...each);
        yield each;
      }
      lengthen(after, upTo, read);
    },
    saveSnapshot: async (snapshot, state) => {
      await document.saveSnapshot(snapshot, state);
      keep(snapshot);
    },
  };
};

const bytesOf = (updates: readonly StoredUpdate[]): number =>
  updates.reduce((sum, { update }) => sum + update.byteLength, 0);
