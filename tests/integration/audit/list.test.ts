import { beforeAll, describe, expect, it } from '@jest/globals';
import type { AuditRecord, AuditState } from '#contracts/http/auditView.ts';
import { linkRecord } from '#domain/audit/chainRecord.ts';
import { foundBy } from '#domain/audit/foundBy.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import { findRecords } from '#platform/migrations/findRecords.ts';
import { openChainStore } from '#server/audit/chainStore.ts';
import { openCheckpointKey } from '#server/audit/checkpointKey.ts';
import { openCheckpoints } from '#server/audit/checkpoints.ts';
import { verifyStore } from '#server/audit/command/verifyStore.ts';
import { sha256 } from '#server/audit/sha256.ts';
import { countWaiting } from '#server/audit/waitingFacts.ts';
import { withCareHouse } from '#tests/support/careHouse.ts';
import { eventually } from '#tests/support/eventually.ts';
import { makeAuditor } from '#tests/support/makeAuditor.ts';
import type { TestClient } from '#tests/support/testClient.ts';
import { cities } from '#tests/support/testRegion.ts';

const house = withCareHouse({ services: ['web', 'worker'] });
let auditor: TestClient;
const db = () => house().app.platform.db;

const page = async (who: TestClient, city: string, query: Record<string, string> = {}) => {
  const search = new URLSearchParams(query).toString();
  const answer = await who.get(`/api/municipalities/${city}/audit/records?${search}`);
  if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body as unknown as { records: AuditRecord[]; next: number | null };
};
/** All pages, one after the other. */
const all = async (who: TestClient, city: string, query: Record<string, string> = {}) => {
  const records: AuditRecord[] = [];
  for (let next: number | null = null; ; ) {
    const got = await page(who, city, { ...query, ...(next === null ? {} : { before: `${next}` }) });
    records.push(...got.records);
    if (got.next === null) return records;
    next = got.next;
  }
};
const linked = () =>
  eventually(async () => {
    const counts = await Promise.all(
      ['facts', 'posts', 'provisions', 'receipts'].map((name) =>
        db()
          .collection(name)
          .countDocuments({ unlinked: { $gt: '' } }),
      ),
    );
    return counts.every((count) => count === 0);
  }, 30_000);

beforeAll(async () => {
  auditor = await makeAuditor(house(), 'toyohashi', 'kansa');
  const { region } = house();
  const posts = `/api/channels/${region.channel}/posts`;
  const doctor = await house().as('doctor');
  await doctor.post(posts, { clientId: 'client-one', kind: 'post', text: '秘密の見本' });
  for (const who of ['nurse', 'outsider', 'nonParty'] as const) await (await house().as(who)).get(posts);
  await linked();
}, 120_000);

describe('[AU9] the list of a trail', () => {
  it('is whole over its pages, the newest first, each record once', async () => {
    const records = await all(auditor, cities.toyohashi);
    const times = records.map(({ at }) => at);
    expect(times).toEqual([...times].sort().reverse());
    expect(new Set(records.map(({ n }) => n)).size).toBe(records.length);
    const head = await db().collection('auditChain').countDocuments({ municipality: cities.toyohashi });
    // Asking for it adds to it.
    expect(records.length).toBeGreaterThan(10);
    expect(records.length).toBeLessThanOrEqual(head);
  });

  it('says who read which patient when, across the border, by clause, version and consent', async () => {
    const { patient, people, consent, memberships } = house().region;
    const records = await all(auditor, cities.toyohashi, { patient, crossing: 'yes', outcome: 'allowed' });
    const read = records.find(({ who, act }) => who.account === people.nurse.account && act === 'read');
    expect(read).toMatchObject({
      ...{ allowed: true, crossing: true, purpose: 'care', relation: 'member', code: null },
      who: { name: '見本 看護花子', profession: '訪問看護師', municipality: { name: '豊川市' } },
      patient: { id: patient, name: '髙橋花子（見本）' },
      ...{ from: { name: '豊橋市' }, to: { name: '豊川市' } },
      agreement: { title: expect.any(String), version: 1 },
      clause: { id: 's1', title: expect.any(String) },
      ...{ consent, membership: memberships.nurse },
    });
  });

  it.each([
    ['of one person', (one: AuditRecord) => ({ account: one.who.account })],
    ['of one patient', () => ({ patient: house().region.patient })],
    ['denied', () => ({ outcome: 'denied' })],
    ['allowed', () => ({ outcome: 'allowed' })],
    ['over the border', () => ({ crossing: 'yes' })],
    ['at home', () => ({ crossing: 'no' })],
    ['denied over the border', () => ({ outcome: 'denied', crossing: 'yes' })],
    [
      'of a person and a patient, denied',
      (one: AuditRecord) => ({
        ...{ account: one.who.account, outcome: 'denied' },
        patient: house().region.patient,
      }),
    ],
    ['of today', () => ({ from: tokyoDay(Date.now()), until: '2099-01-01' })],
    ['of a day without any', () => ({ from: '2020-04-01', until: '2020-04-02' })],
  ] as const)('%s: just what the whole list has of it', async (_, queryFor) => {
    // What one cannot see of is added by nobody meanwhile: a list asked for before is compared.
    const whole = await all(auditor, cities.toyohashi);
    const sample = whole.find(({ code }) => code === 'A-01') as AuditRecord;
    const query = queryFor(sample) as Record<string, string>;
    const newest = whole[0]?.n ?? 0;
    const expected = whole.filter(
      (each) =>
        (query.account === undefined || each.who.account === query.account) &&
        (query.patient === undefined || each.patient?.id === query.patient) &&
        (query.outcome === undefined || each.allowed === (query.outcome === 'allowed')) &&
        (query.crossing === undefined || each.crossing === (query.crossing === 'yes')) &&
        (query.from === undefined || tokyoDay(Date.parse(each.at)) >= query.from) &&
        (query.until === undefined || tokyoDay(Date.parse(each.at)) < query.until),
    );
    const found = (await all(auditor, cities.toyohashi, query)).filter(({ n }) => n <= newest);
    expect(found).toEqual(expected);
    if (query.until !== '2020-04-02') expect(found.length).toBeGreaterThan(0);
  });

  it('[NO4] names nobody of a municipality that is no party, and no patient of another’s', async () => {
    const { people } = house().region;
    const denied = await all(auditor, cities.toyohashi, { account: people.nonParty.account });
    expect(denied.length).toBeGreaterThan(0);
    for (const { who } of denied)
      expect(who).toMatchObject({ name: null, facility: null, municipality: { name: '新城市' } });
    const foreign = await makeAuditor(house(), 'toyokawa', 'kansa-toyokawa');
    const records = await all(foreign, cities.toyokawa, { account: people.nurse.account });
    const about = records.filter(({ patient }) => patient !== null);
    expect(about.length).toBeGreaterThan(0);
    for (const { patient } of about) expect(patient?.name).toBeNull();
  });

  it('[AC2] in the asker’s own trail an A-01 tells nothing of the record: no patient, no home, no crossing', async () => {
    const foreign = await house().officer('shinshiro');
    const records = await all(foreign, cities.shinshiro, { account: house().region.people.nonParty.account });
    const [refused] = records.filter(({ code }) => code === 'A-01');
    expect(refused).toMatchObject({ patient: null, from: null, crossing: false });
    expect(await all(foreign, cities.shinshiro, { patient: house().region.patient })).toEqual([]);
    expect(
      (await all(foreign, cities.shinshiro, { crossing: 'yes' })).filter(({ code }) => code === 'A-01'),
    ).toEqual([]);
  });

  it('[AU8] is itself recorded', async () => {
    await page(auditor, cities.toyohashi);
    await linked();
    const [newest] = (await page(auditor, cities.toyohashi, { outcome: 'allowed' })).records;
    expect(newest).toMatchObject({ act: 'list-trail', relation: 'auditor', who: { name: '見本 監査' } });
  });

  it('finds its own patients and the people it may name, by a part of the name', async () => {
    const search = async (q: string) =>
      (await auditor.get(`/api/municipalities/${cities.toyohashi}/audit/names?q=${encodeURIComponent(q)}`))
        .body;
    expect(await search('高橋')).toMatchObject({
      patients: [{ id: house().region.patient, name: '髙橋花子（見本）' }],
    });
    expect(await search('看護花')).toMatchObject({
      people: [{ name: '見本 看護花子', municipality: { name: '豊川市' }, crossing: true }],
    });
    expect(await search('新城看護')).toMatchObject({ people: [], patients: [], more: false });
  });

  it('refuses what is no filter, with its field', async () => {
    for (const query of ['crossing=maybe', 'from=2026-02-30', 'before=-1', 'patient=x', 'unknown=1'])
      expect(
        await auditor.get(`/api/municipalities/${cities.toyohashi}/audit/records?${query}`),
      ).toMatchObject({
        ...{ status: 400, body: { error: { code: 'V-01' } } },
      });
  });
});

describe('[AU9] the state of a chain', () => {
  const stateOf = async (who: TestClient, city: string) =>
    (await who.get(`/api/municipalities/${city}/audit/state`)).body as unknown as AuditState;
  const waitsFor = (id: string, from: string) => ({
    ...{ _id: id, unlinked: id, at: new Date(), kind: 'judged', account: 'a'.repeat(24), act: 'read' },
    ...{ record: { kind: 'notice', id }, from, to: from, dataClasses: [], allowed: false, code: 'A-01' },
  });

  it('says what is linked, what waits of its own, and how far the last checkpoint vouches', async () => {
    const { platform } = house().app;
    const checkpoints = openCheckpoints({
      ...{ db: db(), clock: platform.clock, log: platform.log, store: openChainStore(db()) },
      ...{
        key: () => openCheckpointKey(undefined, house().stores.dataDir),
        partners: () => [cities.toyohashi],
      },
    });
    const own = await checkpoints.sign(cities.toyohashi);
    const others = await checkpoints.sign(cities.toyokawa);
    const state = await stateOf(auditor, cities.toyohashi);
    expect(state).toMatchObject({ last: own, waiting: { more: false } });
    expect(state.records).toBeGreaterThanOrEqual(own?.n ?? 0);
    expect(state.others).toContainEqual({
      ...{ municipality: { code: cities.toyokawa, name: '豊川市' }, n: others?.n, at: others?.at },
      ...{ kept: expect.any(Number), contradicts: null },
    });
    await checkpoints.receive(cities.toyohashi, { ...others!, n: 1 });
    expect((await stateOf(auditor, cities.toyohashi)).others).toContainEqual(
      expect.objectContaining({ municipality: expect.anything(), contradicts: 'unsigned' }),
    );
  });

  it('counts of what waits its own alone', async () => {
    // A chain that nobody links: what waits for it stays where it is while it is counted.
    const lease = {
      _id: '232122',
      holder: 'elsewhere',
      fence: 1,
      until: new Date(Date.now() + 60_000),
      n: 0,
    };
    await db().collection<{ _id: string }>('auditLeases').insertOne(lease);
    await db()
      .collection<{ _id: string }>('facts')
      .insertMany([waitsFor('w1', '232122'), waitsFor('w2', '232122')]);
    expect(await countWaiting(db(), '232122')).toEqual({ count: 2, more: false });
    expect((await countWaiting(db(), '232033')).count).toBe(0);
    await db()
      .collection<{ _id: string }>('facts')
      .deleteMany({ _id: { $in: ['w1', 'w2'] } });
  });
});

describe('[AU9] what stands beside a record', () => {
  it('shortens no stretch of time too far, however many fell into one moment', async () => {
    const municipality = '232092';
    const at = '2026-03-01T00:00:00.000Z';
    let head: ReturnType<typeof linkRecord> | null = null;
    const records = Array.from({ length: 1_203 }, (_, index) => {
      const body = JSON.stringify({
        account: 'a'.repeat(24),
        allowed: true,
        at,
        from: null,
        id: `f${index}`,
        to: null,
      });
      head = linkRecord(head, { municipality, fact: `f${index}`, body }, sha256);
      return { _id: `${municipality}:${head.n}`, ...head, ...foundBy(municipality, body), fence: 1 };
    });
    await db()
      .collection('auditChain')
      .insertMany(records as never);
    const store = openChainStore(db());
    const nothing = { from: null, until: null, patient: null, account: null, allowed: null, crossing: null };
    const seen: number[] = [];
    for (let before: number | null = null; ; ) {
      const got = await store.newest(municipality, nothing, before, new Date());
      seen.push(...got.records.map(({ n }) => n));
      if (!got.more) break;
      before = seen.at(-1) ?? null;
    }
    expect(seen).toEqual(Array.from({ length: 1_203 }, (_, index) => 1_203 - index));
    await db()
      .collection('auditChain')
      .deleteMany({ municipality } as never);
  });

  it('is verified: who hides a record from a filter is found', async () => {
    expect((await verifyStore(db(), [])).fault).toBeNull();
    const chain = db().collection<{ _id: string; [field: string]: unknown }>('auditChain');
    const denied = await chain.findOne({ municipality: cities.toyohashi, allowed: false });
    for (const [field, hidden] of [
      ['account', 'b'.repeat(24)],
      ['allowed', true],
      ['denied', undefined],
    ] as const) {
      const change = hidden === undefined ? { $unset: { [field]: 1 } } : { $set: { [field]: hidden } };
      await chain.updateOne({ _id: denied!._id }, change as never);
      expect((await verifyStore(db(), [])).fault).toMatchObject({
        ...{ municipality: cities.toyohashi, n: denied?.n },
        why: expect.stringContaining('what stands beside it'),
      });
      await chain.updateOne({ _id: denied!._id }, { $set: { [field]: denied?.[field] } });
    }
    expect((await verifyStore(db(), [])).fault).toBeNull();
  });

  it('is made for records of an older version from what their bodies say', async () => {
    const chain = db().collection('auditChain');
    await chain.updateMany({}, { $unset: { account: 1, allowed: 1, crossing: 1, denied: 1, crossed: 1 } });
    expect((await verifyStore(db(), [])).fault).not.toBeNull();
    await findRecords(db());
    expect((await verifyStore(db(), [])).fault).toBeNull();
  });
});
