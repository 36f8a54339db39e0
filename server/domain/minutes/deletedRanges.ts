import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type * as Y from 'yjs';
import type { SortedMap } from './sortedMap.ts';

/**
 * What has been deleted, as ranges of each client's clocks: from the first number up to, not including, the second;
 * in order, and with something between each two.
 */
export type Deleted = SortedMap<SortedMap<number>>;
export interface Deletion {
  readonly client: number;
  readonly from: number;
  readonly until: number;
}

export const deletionsIn = (ds: ReturnType<typeof Y.decodeUpdate>['ds']): Deletion[] =>
  [...ds.clients].flatMap(([client, ranges]) =>
    ranges.map(({ clock, len }) => ({ client, from: clock, until: clock + len })),
  );

/** These ranges, with others added. */
export const withDeleted = (before: Deleted, deletions: readonly Deletion[]): Deleted => {
  let deleted = before;
  for (const { client, from, until } of deletions) {
    if (until <= from) continue;
    const ranges = deleted.get(client) ?? deleted.alike<number>();
    // Ranges that touch the new one at its ends become one with it; those within it disappear, so each is paid for
    // once.
    const left = ranges.floor(from);
    const start = left !== undefined && left.value >= from ? left.key : from;
    const end = Math.max(until, ranges.floor(until)?.value ?? 0);
    deleted = deleted.set(client, ranges.replace(start, until, start, end));
  }
  return deleted;
};

/**
 * Which parts of these ranges are not deleted yet: of each range, from its first character that is still there to its
 * last one. A client that joins names all deletions that it knows, nearly all of them stored already; if they counted
 * as new, every join would look like a change of the text. The gaps between are not listed one by one, since that
 * could make a megabyte of one range.
 */
export const newDeletions = (deleted: Deleted, deletions: readonly Deletion[]): Deletion[] =>
  deletions.flatMap(({ client, ...range }) => {
    const ranges = deleted.get(client);
    const first = ranges?.floor(range.from);
    const from = Math.max(range.from, first?.value ?? 0);
    const last = ranges?.floor(range.until - 1);
    const until = last !== undefined && last.value >= range.until ? last.key : range.until;
    return from < until ? [{ client, from, until }] : [];
  });

/** As a delete set in Yjs's own format. */
export const packDeletions = (deletions: readonly Deletion[]): Uint8Array => {
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

export const deletionsOf = (deleted: Deleted): Deletion[] =>
  [...deleted].flatMap(([client, ranges]) => [...ranges].map(([from, until]) => ({ client, from, until })));

export const packDeleted = (deleted: Deleted): Uint8Array => packDeletions(deletionsOf(deleted));

export const unpackDeleted = (packed: Uint8Array, empty: SortedMap<never>): Deleted => {
  const decoder = decoding.createDecoder(packed);
  const deleted: [number, SortedMap<number>][] = [];
  for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
    const client = decoding.readVarUint(decoder);
    const ranges: [number, number][] = [];
    for (let more = decoding.readVarUint(decoder); more > 0; more -= 1) {
      const from = decoding.readVarUint(decoder);
      ranges.push([from, from + decoding.readVarUint(decoder)]);
    }
    deleted.push([client, empty.ofSorted(ranges)]);
  }
  return empty.ofSorted(deleted);
};
