import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { canonicalJson } from '#server/audit/chain/canonicalJson.ts';
import { link } from '#server/audit/chain/link.ts';
import { chainedFact } from '#server/audit/chainedFact.ts';
import { openChainer } from '#server/audit/chainer.ts';
import { type ChainRecord, chainModel, headModel } from '#server/audit/chainModel.ts';
import { factSources } from '#server/audit/factSources.ts';
import { readChain } from '#server/audit/readChain.ts';
import { replayFact } from '#server/audit/replayFact.ts';
import { verifyStore } from '#server/audit/verifyStore.ts';
import { type CareHouse, openCareHouse } from '#tests/support/careHouse.ts';
import { enterAllDoors, holdConference } from '#tests/support/enterAllDoors.ts';
import { eventually } from '#tests/support/eventually.ts';
import { type HouseProcess, startHouse } from '#tests/support/houseProcess.ts';
import { storeEnv } from '#tests/support/story/storyHouse.ts';
import { cities } from '#tests/support/testRegion.ts';
import { withTestStores } from '#tests/support/testStores.ts';

const stores = withTestStores();
let house: CareHouse;
const db = () => house.app.platform.db;

/** Something of everything that leaves a fact: posts, marks, files, a notice, a conference, its minutes, refusals. */
const liveADay = async (): Promise<void> => {
  const { region } = house;
  const [doctor, nurse, outsider] = [
    await house.as('doctor'),
    await house.as('nurse'),
    await house.as('outsider'),
  ];
  const record = await holdConference(doctor, region.patient, [region.people.nurse.position]);
  const posts = `/api/channels/${region.channel}/posts`;
  for (const [at, client] of [doctor, nurse, doctor].entries()) {
    const post = { clientId: `client-day-${at}-${Date.now()}`, kind: 'post', text: '見本' };
    expect((await client.post(posts, post)).status).toBe(200);
    expect((await client.get(posts)).status).toBe(200);
  }
  expect((await outsider.get(posts)).status).toBe(404);
  const places = { ...record, channel: region.channel };
  const inside = await enterAllDoors(nurse, places);
  inside.leave();
  const officer = await house.officer('toyohashi');
  const sent = await officer.post('/api/notices', {
    ...{ clientId: `client-notice-${Date.now()}`, purpose: 'notice', title: '見本', text: '見本' },
    audience: { facilityKinds: ['訪問看護ステーション'], municipalities: [cities.toyokawa] },
    ...{ attachments: [], shown: [] },
  });
  const { id } = sent.body as unknown as { id: string };
  await eventually(async () => (await nurse.get(`/api/notices/${id}`)).status === 200, 10_000);
  expect((await nurse.post(`/api/notices/${id}/acknowledgement`, {})).status).toBe(200);
};

const allLinked = () =>
  eventually(async () => {
    const finding = await verifyStore(db(), []);
    expect([...finding.unlinked]).toEqual([]);
    return finding;
  }, 40_000);

beforeAll(async () => {
  house = await openCareHouse(stores(), {});
}, 60_000);
afterAll(() => house?.close(), 30_000);

describe('[AU1] the chains', () => {
  it('hold every fact, wherever it lies, in the chains of both its ends, within seconds', async () => {
    await liveADay();
    const { chains } = await allLinked();
    expect(chains.map(({ broken }) => broken)).toEqual(chains.map(() => null));
    const names = chains.map(({ end }) => end.municipality);
    expect(names).toEqual(expect.arrayContaining([cities.toyohashi, cities.toyokawa]));
    const crossing = await chainModel(db())
      .findOne({ text: /"clause":"s1"/ })
      .lean<ChainRecord>();
    const both = await chainModel(db())
      .find({ fact: crossing?.fact ?? '' })
      .lean<ChainRecord[]>();
    expect(both.map(({ municipality }) => municipality).sort()).toEqual([cities.toyohashi, cities.toyokawa]);
    const patients = both.map(({ patient }) => patient);
    expect(patients).toEqual([house.region.patient, house.region.patient]);
  }, 90_000);

  it('know every place where a fact lies', async () => {
    const known = new Set(factSources(db()).map(({ name }) => name));
    const isFact = (value: unknown): boolean =>
      typeof value === 'object' && value !== null && 'recordedAt' in value && 'relation' in value;
    const found = new Set<string>();
    for (const { name } of await db().listCollections()) {
      if (name.startsWith('audit')) continue;
      for (const document of await db().collection(name).find().toArray()) {
        if (isFact(document)) found.add(name);
        for (const [key, value] of Object.entries(document))
          if (isFact(value) || (Array.isArray(value) && value.some(isFact))) found.add(`${name}.${key}`);
      }
    }
    expect([...found].filter((name) => !known.has(name))).toEqual([]);
    expect(found.size).toBeGreaterThan(7);
  });

  it('[AU5] replay: every recorded crossing is answered again as it was, provisions included', async () => {
    const compiled = house.app.house.directory.agreements.current();
    let [crossings, provisions] = [0, 0];
    for await (const { text } of readChain(db(), cities.toyokawa)) {
      const differences = replayFact(compiled, chainedFact(text));
      if (differences === null) continue;
      crossings += 1;
      if (chainedFact(text).kind === 'provision-opened') provisions += 1;
      expect(differences).toEqual([]);
    }
    expect(crossings).toBeGreaterThan(10);
    expect(provisions).toBeGreaterThan(3);
    // A record that says otherwise is told of.
    const record = await chainModel(db())
      .findOne({ text: /"clause":"s1"/ })
      .lean<ChainRecord>();
    const fact = chainedFact(record?.text ?? '');
    const forged = JSON.parse(JSON.stringify(fact).replaceAll('"s1"', '"s2"'));
    expect(replayFact(compiled, forged)).not.toEqual([]);
  });

  it('[AU3] are whole on two chainers at once, one of them killed with -9 again and again', async () => {
    const uri = stores().mongoUri.replace(/\/[^/?]*(\?|$)/, `/${db().name}$1`);
    const env = { ...storeEnv({ ...stores(), mongoUri: uri }), REDIS_PREFIX: `${db().name}:` };
    const other: HouseProcess = await startHouse(
      ['--services=worker', '--empty', `--data=${stores().dataDir}`],
      env,
    );
    try {
      for (let round = 0; round < 3; round += 1) {
        await Promise.all([liveADay(), other.kill9()]);
        await other.start();
        await liveADay();
      }
      // The lease of one that was killed runs out first.
      const { chains } = await allLinked();
      expect(chains.map(({ broken }) => broken)).toEqual(chains.map(() => null));
      const records = await chainModel(db()).countDocuments();
      expect(chains.reduce((sum, { end }) => sum + end.records, 0)).toBe(records);
    } finally {
      await other.close();
    }
  }, 180_000);

  it('[AU3] take nothing from a chainer that was taken over', async () => {
    const late = await openChainer({ db: db(), nodeId: 'late' });
    await db()
      .collection('auditLease')
      .updateOne({}, { $set: { until: new Date(0) } });
    await late.sweep();
    const lease = await db().collection('auditLease').findOne({});
    expect(lease).toMatchObject({ holder: 'late' });
    await liveADay();
    await late.sweep();
    await db()
      .collection('auditLease')
      .updateOne({}, { $set: { until: new Date(0) } });
    await allLinked();
  }, 90_000);
});

describe('[AU4] verifying a store', () => {
  const tamper = async (change: () => Promise<() => Promise<unknown>>): Promise<string | undefined> => {
    const undo = await change();
    const { chains } = await verifyStore(db(), []);
    await undo();
    const broken = chains.find((each) => each.broken !== null)?.broken;
    return broken === undefined || broken === null ? undefined : `${broken.record}: ${broken.why}`;
  };
  const third = () => chainModel(db()).findOne({ municipality: cities.toyohashi, n: 3 }).lean<ChainRecord>();

  it('names the first record that was changed, taken away or rewritten', async () => {
    const before = (await third()) as ChainRecord;
    const { _id } = before;
    const put = () =>
      db().collection<ChainRecord>('auditRecords').replaceOne({ _id }, before, { upsert: true });
    const change = (by: object) =>
      tamper(async () => {
        await chainModel(db()).updateOne({ _id }, { $set: by });
        return put;
      });
    const text = before.text.replace('"allowed":true', '"allowed":false');
    expect(await change({ text })).toBe('3: its hash is not that of its content');
    expect(await change({ text, hash: link(before.previous, text) })).toBe(
      '4: it does not follow the record before it',
    );
    const other = canonicalJson({ ...JSON.parse(before.text), n: 4 });
    expect(await change({ text: other, hash: link(before.previous, other) })).toBe(
      '3: it says that it is record 4',
    );
    expect(await change({ fact: 'f'.repeat(24) })).toMatch(/^3: it is found by the id of another fact/);
    expect(
      await tamper(async () => {
        await chainModel(db()).deleteOne({ _id });
        return put;
      }),
    ).toBe('3: it says that it is record 4');
    const cut = await tamper(async () => {
      const head = await headModel(db()).findById(cities.toyohashi).lean();
      const last = await chainModel(db())
        .findOne({ municipality: cities.toyohashi, n: head?.n ?? 0 })
        .lean<ChainRecord>();
      await chainModel(db()).deleteOne({ _id: last?._id ?? '' });
      return () => chainModel(db()).collection.insertOne(last as never);
    });
    expect(cut).toMatch(/the head says \d+ records, there are \d+/);
    const { chains } = await verifyStore(db(), []);
    expect(chains.map(({ broken }) => broken)).toEqual(chains.map(() => null));
  }, 60_000);
});
