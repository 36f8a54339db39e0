import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readEnv } from '#platform/env.ts';
import { Lifecycle } from '#platform/lifecycle.ts';
import { createLogger } from '#platform/logger.ts';
import { composeSample } from '#server/composing/composeSample.ts';
import { type SampleKey, sampleAccount, sampleAccounts } from '#server/sample/sampleAccounts.ts';
import { storyCast, storyNames } from '#server/sample/storyCast.ts';
import { signIn } from '#tests/support/signIn.ts';
import { startTestApp, type TestApp } from '#tests/support/testApp.ts';
import type { TestClient } from '#tests/support/testClient.ts';
import { testSecretsKey } from '#tests/support/testSecrets.ts';
import { withTestStores } from '#tests/support/testStores.ts';

const dbName = 'sample-region';

describe('the sample region', () => {
  // Hooks of one block run in the order they are written in: this closes before the stores it stands on.
  afterAll(() => app?.close(), 30_000);
  const stores = withTestStores();
  let app: TestApp;
  const said: string[] = [];

  const makeSample = async (empty: boolean): Promise<boolean> => {
    const { mongoUri, redisUrl, dataDir } = stores();
    const log = createLogger('silent');
    const lifecycle = new Lifecycle(log);
    try {
      return await composeSample({
        env: readEnv({ LOG_LEVEL: 'silent', REDIS_PREFIX: `${dbName}:`, SECRETS_KEY: testSecretsKey }),
        ...{ log, mongoUri, redisUrl, dbName, lifecycle },
        ...{ flags: { empty, dataDir }, alone: true, say: (line) => said.push(line) },
      });
    } finally {
      await lifecycle.close();
    }
  };
  const clients = new Map<SampleKey, Promise<TestClient>>();
  const as = (key: SampleKey): Promise<TestClient> => {
    const { loginName, password, totpSecret } = sampleAccount(key);
    const second = totpSecret === null ? {} : { secondFactor: totpSecret };
    const client = clients.get(key) ?? signIn(app, loginName, { password, ...second });
    clients.set(key, client);
    return client;
  };
  const count = (collection: string, filter = {}) =>
    app.platform.db.collection(collection).countDocuments(filter);
  const storyPatient = async () => {
    const listed = await (await as(storyCast.doctor)).get('/api/patients');
    const all = listed.body.patients as { id: string; channel: string; name: string }[];
    const found = all.find(({ name }) => name === storyNames.patient);
    if (found === undefined) throw new Error(JSON.stringify(listed.body));
    return found;
  };

  beforeAll(async () => {
    expect(await makeSample(false)).toBe(true);
    app = await startTestApp({ stores: stores(), dbName, services: ['web'] });
  }, 240_000);

  it('has the 54 municipalities, 30 facilities, 40 professionals of 12 professions in 6 cities, 12 patients', async () => {
    expect(await count('municipalities')).toBe(54);
    const facilities = await app.platform.db.collection('facilities').find().toArray();
    const outside = facilities.filter(({ kind }) => kind !== '市区町村');
    expect(outside.length).toBeGreaterThanOrEqual(30);
    expect(outside.every(({ name }) => String(name).startsWith('見本 '))).toBe(true);
    const positions = (await app.platform.db.collection('positions').find().toArray()).filter(
      ({ profession }) => profession !== '行政職員',
    );
    const professionals = new Set(positions.map(({ account }) => account));
    expect(professionals.size).toBeGreaterThanOrEqual(40);
    expect(new Set(positions.map(({ profession }) => profession)).size).toBeGreaterThanOrEqual(12);
    expect(new Set(outside.map(({ municipality }) => municipality)).size).toBeGreaterThanOrEqual(6);
    expect(positions.length - professionals.size).toBeGreaterThanOrEqual(3);
    expect(await count('patients')).toBeGreaterThanOrEqual(12);
    expect(await count('posts', { 'attachments.0': { $exists: true } })).toBeGreaterThanOrEqual(10);
    expect(await count('notices')).toBeGreaterThanOrEqual(4);
  });

  it('marks every account and patient as 見本', async () => {
    expect(await count('accounts')).toBe(sampleAccounts.length);
    expect(await count('accounts', { sample: { $ne: true } })).toBe(0);
    for (const collection of ['accounts', 'patients'])
      expect(await count(collection, { name: { $not: /（見本）$/ } })).toBe(0);
    expect(await count('minutes', { sample: true })).toBe(2);
  });

  it('tells the months in order, none of it in the future, with facts and provisions of what crossed', async () => {
    const posts = await app.platform.db.collection('posts').find().sort({ channel: 1, seq: 1 }).toArray();
    for (const [at, post] of posts.entries()) {
      const before = posts[at - 1];
      expect(+post.at).toBeLessThanOrEqual(Date.now());
      if (before?.channel === post.channel) {
        expect(post.seq).toBe(before?.seq + 1);
        expect(+post.at).toBeGreaterThanOrEqual(+before?.at);
      }
    }
    const span = Math.max(...posts.map(({ at }) => +at)) - Math.min(...posts.map(({ at }) => +at));
    expect(span).toBeGreaterThan(120 * 24 * 3_600_000);
    expect(await count('provisions', { clause: 's1' })).toBeGreaterThan(0);
    expect(await count('provisions', { clause: 's2' })).toBeGreaterThan(0);
    expect(await count('facts', { allowed: true, clause: 's1' })).toBeGreaterThan(0);
    expect(await count('provisions', { closed: false })).toBe(0);
  });

  it('[WA7] shows a photo to the nurse, and its place without it to the member of another area', async () => {
    const { channel } = await storyPatient();
    const photosOf = async (key: SampleKey) => {
      const answer = await (await as(key)).get(`/api/channels/${channel}/posts`);
      const posts = answer.body.posts as { attachments?: { withheld?: string; rule?: string }[] }[];
      return posts.flatMap(({ attachments }) => attachments ?? []);
    };
    expect((await photosOf(storyCast.visitingNurse)).every(({ withheld }) => withheld === undefined)).toBe(
      true,
    );
    const withheld = await photosOf(storyCast.noPhotoMember);
    expect(withheld.length).toBeGreaterThan(0);
    expect(withheld.every((each) => each.withheld === 'photo' && each.rule === 'WA7')).toBe(true);
  });

  it('answers no party, an outsider and an officer like an unknown id; tells a withdrawn member why [WA9]', async () => {
    const { channel } = await storyPatient();
    for (const key of [storyCast.nonPartyProfessional, storyCast.outsiderAtHome, storyCast.officer]) {
      const client = await as(key);
      const known = await client.get(`/api/channels/${channel}/posts`);
      const unknown = await client.get(`/api/channels/${'0'.repeat(24)}/posts`);
      expect([known.status, known.body.error?.code]).toEqual([unknown.status, unknown.body.error?.code]);
    }
    const former = await (await as(storyCast.withdrawnMember)).get(`/api/channels/${channel}/posts`);
    expect(former.body.error?.code).not.toBe('A-01');
    expect(JSON.stringify(former.body)).toContain('WA9');
    const own = await (await as(storyCast.ownConsentMember)).get(`/api/channels/${channel}/posts`);
    expect(own.status).toBe(200);
  });

  it('[WA7] has a 退院前カンファレンス of today that its three can join now, and its care manager beyond the area not', async () => {
    const held = async (key: SampleKey) => {
      const { body } = await (await as(key)).get('/api/conferences');
      const all = body.conferences as { title: string; state: string; may: { join: boolean } }[];
      return all.find(({ title }) => title === storyNames.dischargeConference);
    };
    for (const key of [storyCast.dischargeNurse, storyCast.doctor, storyCast.visitingNurse])
      expect(await held(key)).toMatchObject({ state: 'open', may: { join: true } });
    expect(await held(storyCast.careManager)).toMatchObject({
      state: 'open',
      may: { join: false },
      callWithheldBy: 'WA7',
    });
  });

  it('has a 第4表 that is circulated and attested, with one absent and asked, which its care manager can finalise', async () => {
    const client = await as(storyCast.serviceMeetingCareManager);
    const { body } = await client.get('/api/conferences');
    const all = body.conferences as { title: string; minutes: string; state: string }[];
    const meeting = all.find(({ title }) => title === storyNames.serviceMeeting);
    expect(meeting?.state).toBe('ended');
    const minutes = (await client.get(`/api/minutes/${meeting?.minutes}`)).body as Record<string, never>;
    expect(minutes.circulatedAt).not.toBeNull();
    expect(minutes.inquiries).toHaveLength(1);
    expect(minutes.awaited).toEqual([]);
    expect(minutes.finalised).toBeNull();
    expect(minutes.may).toMatchObject({ finalise: true });
    expect(JSON.stringify(minutes)).toContain('植木の手入れ');
  });

  it('is made once, also where the next start says nothing', async () => {
    const before = await count('posts');
    expect(await makeSample(false)).toBe(true);
    expect(await count('posts')).toBe(before);
    expect(said.filter((line) => line.startsWith('Making'))).toHaveLength(1);
  });
});
