import { expect, it } from '@jest/globals';
import { type Connection, createConnection } from 'mongoose';
import { factModel } from '#access/factModel.ts';
import { provisionModel } from '#access/provisionModel.ts';
import { attachmentModel } from '#server/attachments/attachmentModel.ts';
import { chainModel } from '#server/audit/chainModel.ts';
import { entryModel } from '#server/channels/entryModel.ts';
import { readMarkModel } from '#server/channels/readMarkModel.ts';
import { receiptModel } from '#server/channels/receiptModel.ts';
import { minutesLogModel } from '#server/minutes/minutesLogModel.ts';
import { snapshotModel } from '#server/minutes/snapshotModel.ts';
import { deliveryModel } from '#server/notices/deliveryModel.ts';
import { deviceModel } from '#server/sessions/deviceModel.ts';
import { collections } from '#tests/bench/scale/collections.ts';

/** A connection that is never opened: only the definitions are read. */
const unopened = (): Connection => {
  const db = createConnection();
  db.set('autoIndex', false);
  db.set('autoCreate', false);
  return db;
};

it('what docs/SCALE.md divides a collection by begins each of its unique indexes, as a sharded one must', () => {
  const db = unopened();
  const models = [
    ...[factModel, chainModel, entryModel, receiptModel, readMarkModel, provisionModel],
    ...[minutesLogModel, snapshotModel, deliveryModel, attachmentModel, deviceModel],
  ].map((define) => define(db as never));
  const found = new Map(
    models.map((model) => [
      model.collection.name,
      { paths: model.schema.paths, indexes: model.schema.indexes() },
    ]),
  );
  expect([...found.keys()].sort()).toEqual(Object.keys(collections).sort());
  for (const [name, { key }] of Object.entries(collections)) {
    const { paths, indexes } = found.get(name)!;
    expect(Object.keys(paths)).toContain(key);
    for (const [fields, options] of indexes)
      if (options?.unique) expect([name, Object.keys(fields)[0]]).toEqual([name, key]);
  }
});
