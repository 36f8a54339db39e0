import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

/** `from <= clock < until` of one client's characters. */
export type Range = readonly [from: number, until: number];
/** What has been deleted, by client: ranges in order, apart from each other. */
export type Deleted = ReadonlyMap<number, readonly Range[]>;
export interface Deletion {
  readonly client: number;
  readonly from: number;
  readonly until: number;
}

export const deletionsIn = (ds: ReturnType<typeof Y.decodeUpdate>['ds']): Deletion[] =>
  [...ds.clients].flatMap(([client, ranges]) =>
    ranges.map(({ clock, len }) => ({ client, from: clock, until: clock + len })),
  );

/** With these added. */
export const withDeleted = (deleted: Deleted, deletions: readonly Deletion[]): Deleted => {
  if (deletions.length === 0) return deleted;
  const next = new Map(deleted);
  for (const { client, from, until } of deletions)
    next.set(client, joined(next.get(client) ?? [], from, until));
  return next;
};

const joined = (ranges: readonly Range[], from: number, until: number): readonly Range[] => {
  const before = ranges.filter((range) => range[1] < from);
  const after = ranges.filter((range) => range[0] > until);
  const touching = ranges.slice(before.length, ranges.length - after.length);
  const start = Math.min(from, touching[0]?.[0] ?? from);
  const end = Math.max(until, touching.at(-1)?.[1] ?? until);
  return [...before, [start, end], ...after];
};

/**
 * What of these is not deleted yet. A client that joins names every deletion it knows of, all of them stored already:
 * kept, each join would look like a change of the text.
 */
export const newDeletions = (deleted: Deleted, deletions: readonly Deletion[]): Deletion[] =>
  deletions.flatMap(({ client, from, until }) => {
    const fresh: Deletion[] = [];
    let at = from;
    for (const [start, end] of deleted.get(client) ?? []) {
      if (end <= at) continue;
      if (start >= until) break;
      if (start > at) fresh.push({ client, from: at, until: start });
      at = end;
    }
    if (at < until) fresh.push({ client, from: at, until });
    return fresh;
  });

/** The update with its structs as they are and these deletions in place of its own. */
export const replaceDeletions = (update: Uint8Array, deletions: readonly Deletion[]): Uint8Array => {
  // Deletions are the tail of an update; written by Yjs, their length is that of writing them once more.
  const structs = update.subarray(
    0,
    update.byteLength - encodeDeletions(deletionsIn(Y.decodeUpdate(update).ds)).byteLength,
  );
  const tail = encodeDeletions(deletions);
  const whole = new Uint8Array(structs.byteLength + tail.byteLength);
  whole.set(structs);
  whole.set(tail, structs.byteLength);
  return whole;
};

const encodeDeletions = (deletions: readonly Deletion[]): Uint8Array => {
  const byClient = Map.groupBy(deletions, ({ client }) => client);
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, byClient.size);
  for (const [client, ranges] of byClient) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, ranges.length);
    for (const { from, until } of ranges) {
      encoding.writeVarUint(encoder, from);
      encoding.writeVarUint(encoder, until - from);
    }
  }
  return encoding.toUint8Array(encoder);
};
