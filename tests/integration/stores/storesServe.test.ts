import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Connection, Schema } from 'mongoose';
import { openMongo } from '#platform/mongo.ts';
import { openRedis } from '#platform/redis.ts';
import { withTestStores } from '#tests/support/testStores.ts';

interface Letter {
  channel: string;
  seq: number;
  text: string;
}

const letterModel = (connection: Connection) => {
  const schema = new Schema<Letter>({ channel: String, seq: Number, text: String });
  schema.index({ channel: 1, seq: 1 }, { unique: true });
  return connection.model('Letter', schema);
};

describe('the embedded stores serve what the house asks of them', () => {
  const stores = withTestStores();
  let connection: Connection;
  let letters: ReturnType<typeof letterModel>;

  beforeAll(async () => {
    connection = await openMongo(stores().mongoUri);
    letters = letterModel(connection);
    await letters.createCollection();
    await letters.createIndexes();
  });
  afterAll(() => connection.close());

  it('keeps what is inserted and finds it by a bounded range', async () => {
    await letters.insertMany([1, 2, 3].map((seq) => ({ channel: 'a', seq, text: `${seq}通目` })));
    const found = await letters.find({ channel: 'a', seq: { $gte: 2 } }).sort({ seq: 1 });
    expect(found.map(({ text }) => text)).toEqual(['2通目', '3通目']);
  });

  it('refuses the second of two equal numbers (DESIGN decision 4)', async () => {
    await letters.create({ channel: 'b', seq: 1, text: 'first' });
    await expect(letters.create({ channel: 'b', seq: 1, text: 'second' })).rejects.toMatchObject({
      code: 11000,
    });
    expect(await letters.countDocuments({ channel: 'b' })).toBe(1);
  });

  it('lets exactly one of twenty that race for a number win', async () => {
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) => letters.create({ channel: 'race', seq: 1, text: String(n) })),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('undoes a transaction whole', async () => {
    const failing = connection.transaction(async (session) => {
      await letters.create([{ channel: 'c', seq: 1, text: 'gone' }], { session });
      throw new Error('changed our mind');
    });
    await expect(failing).rejects.toThrow('changed our mind');
    await connection.transaction((session) =>
      letters.create([{ channel: 'c', seq: 2, text: 'kept' }], { session }),
    );
    expect(await letters.find({ channel: 'c' }).distinct('seq')).toEqual([2]);
  });

  it('asks for a password on loopback', async () => {
    const uri = new URL(stores().mongoUri);
    const stranger = await openMongo(`mongodb://${uri.host}/?directConnection=true`);
    await expect(stranger.collection('letters').findOne({})).rejects.toMatchObject({ code: 13 });
    await stranger.close();
  });

  it('has a Redis on a private socket alone, which never drops a key for want of memory', async () => {
    const redis = openRedis(stores().redisUrl);
    await redis.connect();
    expect(await redis.config('GET', 'port')).toEqual(['port', '0']);
    expect(await redis.config('GET', 'maxmemory-policy')).toEqual(['maxmemory-policy', 'noeviction']);
    redis.disconnect();
  });
});
