import { expect, it } from '@jest/globals';
import { createConnection } from 'mongoose';
import type { ChannelId } from '#domain/ids.ts';
import { entryModel } from '#server/channels/entryModel.ts';
import { openEntryStore } from '#server/channels/entryStore.ts';

interface Range {
  readonly channel: ChannelId;
  readonly seq: { readonly $gt: number };
}

it('asks for the heads of a thousand channels by a few ranges at a time, and misses none', async () => {
  const db = createConnection();
  db.set('autoIndex', false);
  db.set('autoCreate', false);
  const asked: number[] = [];
  // The store's answer: one entry behind each range.
  entryModel(db).find = ((filter: { $or: readonly Range[] }) => {
    asked.push(filter.$or.length);
    const found = filter.$or.map(({ channel, seq }) => ({ channel, seq: seq.$gt + 1 }));
    const query = { read: () => query, readConcern: () => query, lean: async () => found };
    return query;
  }) as never;
  const store = openEntryStore(db);
  const known = Array.from({ length: 1_001 }, (_, at) => ({ channel: `c${at}` as ChannelId, after: at }));
  const heads = await store.heads(known);
  expect([...heads]).toEqual(known.map(({ channel, after }) => [channel, after + 1]));
  expect(Math.max(...asked)).toBeLessThanOrEqual(50);
  expect(await Promise.all(known.map((one) => store.headAfter(one)))).toEqual(
    known.map(({ after }) => after + 1),
  );
  expect(Math.max(...asked)).toBeLessThanOrEqual(50);
  expect(await store.heads([])).toEqual(new Map());
});
