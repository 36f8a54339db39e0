import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Connection } from 'mongoose';
import { readEnv } from '#platform/env.ts';
import { Lifecycle } from '#platform/lifecycle.ts';
import { createLogger } from '#platform/logger.ts';
import { openMongo } from '#platform/mongo.ts';
import { openChainer } from '#server/audit/chainer.ts';
import { replayStore } from '#server/audit/command/runReplay.ts';
import { verifyStore } from '#server/audit/command/verifyStore.ts';
import { factPlaces } from '#server/audit/factPlaces.ts';
import { composeSample } from '#server/composing/composeSample.ts';
import { eventually } from '#tests/support/eventually.ts';
import { startHouse } from '#tests/support/houseProcess.ts';
import { withTestStores } from '#tests/support/testStores.ts';

// Hooks of one block run in the order they are written in: this closes before the stores it stands on.
afterAll(async () => {
  for (const lifecycle of opened) await lifecycle.close();
  await db.close();
});
const stores = withTestStores();
const log = createLogger('silent');
const opened: Lifecycle[] = [];
let db: Connection;
let uri = '';

/** A stretch of traffic through the use cases: the sample region, in a database of its own. */
beforeAll(async () => {
  const dbName = 'audit-chain';
  uri = stores().mongoUri.replace('/engawa?', `/${dbName}?`);
  const { redisUrl, dataDir } = stores();
  await composeSample({
    ...{ env: readEnv({ REDIS_PREFIX: 'audit:' }), log, mongoUri: uri, redisUrl },
    flags: { empty: false, dataDir },
    ...{ lifecycle: new Lifecycle(log), alone: true, say: () => {} },
  });
  db = await openMongo(uri);
}, 400_000);

/** One node's chainer, on a connection of its own. */
const chainerOf = async (nodeId: string) => {
  const lifecycle = new Lifecycle(log);
  opened.push(lifecycle);
  const own = await openMongo(uri);
  lifecycle.opened('mongo', () => own.close());
  return openChainer({ db: own, nodeId, log, lifecycle });
};
const waiting = async (): Promise<number> => {
  const counts = factPlaces.map(({ collection }) =>
    db.collection(collection).countDocuments({ unlinked: { $gt: '' } }),
  );
  return (await Promise.all(counts)).reduce((sum, each) => sum + each, 0);
};
const linked = () => db.collection('auditChain').countDocuments();
/** Twice the same number in one chain, or the same fact, would be one more than there are. */
const doubled = async (): Promise<number> => {
  const all = await db
    .collection('auditChain')
    .find({}, { projection: { municipality: 1, n: 1, fact: 1 } })
    .toArray();
  const [places, facts] = [new Set(), new Set()];
  for (const { municipality, n, fact } of all) {
    places.add(`${municipality}:${n}`);
    facts.add(`${municipality}:${fact}`);
  }
  return all.length * 2 - places.size - facts.size;
};

describe('[AU2] the chainer', () => {
  it('goes on after kill -9 of a worker in the midst of it, on two nodes at once; nothing is doubled or missing', async () => {
    const before = await waiting();
    expect(before).toBeGreaterThan(1_000);
    const worker = await startHouse(['--services=worker', `--data=${stores().dataDir}`], {
      MONGODB_URI: uri,
      REDIS_URL: stores().redisUrl,
      REDIS_PREFIX: 'audit:',
      LOG_LEVEL: 'silent',
    });
    await eventually(async () => (await linked()) > 100, 30_000);
    await worker.kill9();
    const left = await waiting();
    const nodes = [await chainerOf('one'), await chainerOf('two')];
    // The dead one's leases run out first: until then its chains wait.
    await eventually(async () => {
      await Promise.all(nodes.map(({ pass }) => pass()));
      return (await waiting()) === 0;
    }, 60_000);
    expect([left <= before, await doubled()]).toEqual([true, 0]);
    expect(await verifyStore(db, [])).toMatchObject({ fault: null, waiting: new Map() });
  }, 200_000);

  it('links every fact that lies anywhere in the store', async () => {
    const places = new Map(factPlaces.map(({ collection, fields }) => [collection, fields]));
    for (const { name } of await db.listCollections()) {
      if (name === 'auditChain') continue;
      for await (const document of db.collection(name).find()) {
        for (const field of factFieldsOf(document))
          expect([name, places.get(name)]).toEqual([name, expect.arrayContaining([field])]);
      }
    }
  }, 120_000);

  it('[AU7] decides every recorded crossing of the region anew, and finds no difference', async () => {
    const { lines, differing } = await replayStore(db);
    expect({ differing, lines }).toMatchObject({
      differing: 0,
      lines: [expect.stringMatching(/^[1-9]\d+ crossings/)],
    });
  }, 60_000);
});

describe('[AU4] verify on the store', () => {
  const faultOf = async () => (await verifyStore(db, [])).fault;
  const chain = () => db.collection<{ _id: string; [field: string]: unknown }>('auditChain');

  it('names a record that was changed, its neighbours left alone', async () => {
    const [first] = await chain().find({ n: 5 }).limit(1).toArray();
    const body = String(first?.body).replace('"allowed":true', '"allowed":false');
    await chain().updateOne({ _id: first!._id }, { $set: { body } });
    expect(await faultOf()).toMatchObject({ municipality: first?.municipality, n: 5 });
    await chain().updateOne({ _id: first!._id }, { $set: { body: first?.body } });
    expect(await faultOf()).toBeNull();
  }, 60_000);

  it('names a fact that was changed or unmarked in its own document', async () => {
    const posts = db.collection<{ _id: string; [field: string]: unknown }>('posts');
    const post = await posts.findOne({});
    await posts.updateOne({ _id: post!._id }, { $set: { 'fact.account': 'somebody-else' } });
    expect((await faultOf())?.why).toContain('in posts is not what was linked of it');
    await posts.updateOne(
      { _id: post!._id },
      { $set: { fact: { ...(post!.fact as object), _id: 'f'.repeat(24) } } },
    );
    expect((await faultOf())?.why).toContain('is not linked and does not wait');
    await posts.updateOne({ _id: post!._id }, { $set: { fact: post!.fact } });
    expect(await faultOf()).toBeNull();
  }, 60_000);

  it('knows from the lease that records at the end are gone, and nothing is linked after the hole', async () => {
    const [lease] = await db
      .collection<{ _id: string; n: number }>('auditLeases')
      .find({ n: { $gt: 10 } })
      .limit(1)
      .toArray();
    const gone = await chain().findOne({ municipality: lease!._id, n: lease!.n });
    await chain().deleteOne({ _id: gone!._id });
    expect(await faultOf()).toMatchObject({ municipality: lease!._id, n: lease!.n });
    await chain().insertOne(gone!);
    expect(await faultOf()).toBeNull();
  }, 60_000);
});

const factFieldsOf = (document: Readonly<Record<string, unknown>>): string[] => {
  const isFact = (value: unknown) =>
    typeof value === 'object' &&
    value !== null &&
    'session' in value &&
    'dataClasses' in value &&
    'act' in value;
  const own = Object.entries(document).flatMap(([field, value]) =>
    [value].flat().some(isFact) ? [field] : [],
  );
  return isFact(document) ? ['', ...own] : own;
};
