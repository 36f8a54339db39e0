import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { samplePhoto, upload } from '#tests/support/sampleFiles.ts';
import { signIn } from '#tests/support/signIn.ts';
import { startTestApp, type TestApp } from '#tests/support/testApp.ts';
import type { TestClient } from '#tests/support/testClient.ts';
import { makeTestRegion, type TestRegion, testPassword } from '#tests/support/testRegion.ts';
import { startTestStores, type TestStores } from '#tests/support/testStores.ts';

// Closed after the house that stands on them.
let stores: TestStores;
let app: TestApp;
let region: TestRegion;
const clients = new Map<string, TestClient>();
const as = async (who: keyof TestRegion['people']): Promise<TestClient> => {
  const known =
    clients.get(who) ?? (await signIn(app, region.people[who].loginName, { password: testPassword }));
  clients.set(who, known);
  return known;
};
const below = (path: string) => `/api/channels/${region.channel}${path}`;

beforeAll(async () => {
  stores = await startTestStores();
  app = await startTestApp({ stores: stores, services: ['web', 'realtime'] });
  const { directory, commands, care } = app.house;
  region = (await makeTestRegion({ directory, commands, gate: care.gate })) as TestRegion;
}, 120_000);
afterAll(async () => {
  await app?.close();
  await stores.close();
}, 60_000);

describe('channels over HTTP, in the whole house', () => {
  it('carry a visit report, its answers and the state of its topic', async () => {
    const nurse = await as('nurse');
    const doctor = await as('doctor');
    const report = await nurse.post(below('/posts'), {
      clientId: 'client-report',
      kind: 'visit-report',
      text: '見本: 訪問しました',
      vitals: { systolic: 132, diastolic: 78, pulse: 68, spo2: 97, temperature: 36.4 },
    });
    expect(report.status).toBe(200);
    const { id: thread, seq } = report.body.post as { id: string; seq: number };
    const answer = { clientId: 'client-answer', kind: 'post', thread, text: '見本: 承知しました' };
    expect((await doctor.post(below('/posts'), answer)).status).toBe(200);
    const state = { clientId: 'client-state', state: 'in-progress' };
    expect((await doctor.post(below(`/threads/${thread}/state`), state)).status).toBe(200);

    const opened = await nurse.get(below(`/threads/${thread}`));
    expect(opened.body).toMatchObject({
      opener: { seq },
      state: 'in-progress',
      posts: [
        { body: { text: '見本: 承知しました' } },
        { kind: 'topic-state', body: { state: 'in-progress' } },
      ],
      more: false,
    });
    const topics = await doctor.get(below('/topics'));
    expect(topics.body).toMatchObject({ topics: [{ thread, state: 'in-progress', replies: 1 }] });
    const vitals = await (await as('careManager')).get(below('/vitals'));
    expect(vitals.body).toMatchObject({ points: [{ seq, values: { systolic: 132 } }], before: null });
    const page = await nurse.get(below(`/posts?after=${seq}`));
    expect(page.body).toMatchObject({ posts: [{ seq: seq + 1 }, { seq: seq + 2 }], head: seq + 2 });
    expect((await nurse.get(below('/posts?before=2&limit=1'))).body).toMatchObject({ posts: [{ seq: 1 }] });
  });

  it('[PO4] [PO5] count unread by what was read, and show receipts per facility, per person only when asked', async () => {
    const doctor = await as('doctor');
    const careManager = await as('careManager');
    const { head } = (await doctor.get(below('/posts'))).body;
    const row = async () =>
      ((await careManager.get('/api/channels/unread')).body.channels as { unread: number }[])[0];
    expect(await row()).toMatchObject({ channel: region.channel, patient: region.patient, unread: head });
    const last = head as unknown as number;
    const read = async (seen: object[]) => (await careManager.post(below('/read'), { seen })).body;
    // The topic alone was opened: its places can be read without the rest.
    const { topics } = (await careManager.get(below('/topics'))).body as unknown as {
      topics: { thread: string; unread: number }[];
    };
    expect(topics).toMatchObject([{ unread: last }]);
    expect(await read([{ first: 1, last: 1_000_000 }])).toEqual({ read: [], unread: last });
    await careManager.get(below(`/threads/${topics[0]!.thread}`));
    expect(await read([{ first: last, last }])).toEqual({ read: [{ first: last, last }], unread: last - 1 });
    expect(await row()).toMatchObject({ unread: last - 1 });
    expect((await careManager.get(below('/topics'))).body).toMatchObject({ topics: [{ unread: last - 1 }] });
    expect((await careManager.get(below('/posts'))).body).toMatchObject({
      read: [{ first: last, last }],
      firstUnread: 1,
      unread: last - 1,
    });
    expect(await read([{ first: 1, last: 1_000_000 }])).toEqual({
      read: [{ first: 1, last }],
      unread: 0,
    });
    expect(await row()).toMatchObject({ unread: 0 });
    const { facility, account } = region.people.careManager;
    const receipts = (await doctor.get(below('/receipts'))).body as unknown as {
      facilities: { facility: string }[];
    };
    const all = [{ first: 1, last }];
    expect(receipts.facilities.find((each) => each.facility === facility)).toMatchObject({
      read: { post: all, 'visit-report': all },
    });
    const readers = (await doctor.get(below('/posts/1/readers'))).body.readers as { account: string }[];
    expect(readers.map((each) => each.account)).toContain(account);
    expect((await doctor.get(below('/posts/99999/readers'))).status).toBe(404);
  });

  it('refuse what is malformed with the field and what is allowed', async () => {
    const nurse = await as('nurse');
    const draft = { clientId: 'client-bad', kind: 'visit-report', text: 'x' };
    for (const [wrong, path] of [
      [{ vitals: { pulse: 900 } }, 'vitals.pulse'],
      [{ vitals: { systolic: 80, diastolic: 120 } }, 'vitals.diastolic'],
      [{ text: '   ' }, 'text'],
      [{ kind: 'post', vitals: { pulse: 60 } }, 'vitals'],
      [{ clientId: 'x' }, 'clientId'],
      [{ attachments: ['e'.repeat(24)] }, 'attachments'],
    ] as const) {
      const answer = await nurse.post(below('/posts'), { ...draft, ...wrong });
      expect([answer.status, answer.body.error]).toMatchObject([
        400,
        { code: 'V-01', details: { fields: [{ path }] } },
      ]);
    }
    expect((await nurse.post(below('/posts'), { ...draft, thread: 'e'.repeat(24) })).status).toBe(404);
  });

  it.each(['outsider', 'nonParty'] as const)(
    '%s gets for a real channel what an unknown id gets',
    async (who) => {
      const client = await as(who);
      const unknown = '9'.repeat(24);
      for (const path of [
        '/posts',
        '/topics',
        '/vitals',
        '/receipts',
        '/posts/1/readers',
        `/threads/${unknown}`,
      ]) {
        const [real, none] = [
          await client.get(below(path)),
          await client.get(`/api/channels/${unknown}${path}`),
        ];
        expect([real.status, real.body.error?.code]).toEqual([404, 'A-01']);
        const plain = (answer: typeof real) => ({ ...answer.body.error, traceId: '' });
        expect(plain(real)).toEqual(plain(none));
        expect([...real.headers.keys()].sort()).toEqual([...none.headers.keys()].sort());
      }
      expect((await client.get('/api/channels/unread')).body).toEqual({ channels: [] });
    },
  );

  it('[DO7] are read and written by the script of docs/REALTIME.md, which says what to do where one cannot go on', async () => {
    const document = await readFile(new URL('../../../docs/REALTIME.md', import.meta.url), 'utf8');
    const script = document.split('```js\n')[1]?.split('```')[0] ?? '';
    const lines = script.split('\n').filter((line) => line.trim() !== '');
    expect(lines.length).toBeLessThanOrEqual(20);
    const run = (loginName: string, password = testPassword) => {
      const args = ['--input-type=module', '-', app.url, loginName, password];
      const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe'] });
      child.stdin.end(script);
      return Promise.all([text(child.stdout), text(child.stderr)]);
    };
    expect(await run(region.officers.toyohashi.loginName)).toEqual([
      '',
      expect.stringMatching(/^You are in no channel: ask to be taken into the team/),
    ]);
    expect(await run(region.people.doctor.loginName, 'Tsubame-no-su-00')).toEqual([
      '',
      expect.stringMatching(/code: 'L-01'/),
    ]);
    const [said, wrong] = await run(region.people.doctor.loginName);
    expect(wrong).toBe('');
    expect(said).toContain('1 見本: 訪問しました');
    expect(said).toMatch(/posted \d+/);
  }, 30_000);
});

describe('what is withdrawn, in the whole house', () => {
  it('[WR2] a file goes with its post: once that is withdrawn it is there for its author alone', async () => {
    const [nurse, doctor] = [await as('nurse'), await as('doctor')];
    const { id: photo } = await upload(nurse, 'photo', 'mihon.jpg', await samplePhoto());
    const written = { clientId: 'client-photo', kind: 'post', text: '見本の写真', attachments: [photo] };
    const { id } = (await nurse.post(below('/posts'), written)).body.post as { id: string };
    const seen = async (by: TestClient, size = '') =>
      (await by.fetch(`/api/attachments/${photo}${size}`)).status;
    expect([await seen(doctor), await seen(nurse)]).toEqual([200, 200]);
    const corrected = await nurse.post(below(`/posts/${id}/corrections`), {
      clientId: 'client-correct',
      text: '直した見本',
    });
    expect(corrected.body).toMatchObject({ post: { kind: 'correction' } });
    const gone = await nurse.post(below(`/posts/${id}/withdrawal`), { clientId: 'client-withdraw' });
    expect(gone.body).toMatchObject({ post: { kind: 'withdrawal' } });
    expect([await seen(doctor), await seen(doctor, '?size=preview'), await seen(nurse)]).toEqual([
      404, 404, 200,
    ]);
    expect((await doctor.get(below(`/posts/${id}`))).body).toMatchObject({
      post: {
        id,
        attachments: [],
        body: { text: '' },
        standing: { withdrawn: { author: { name: region.people.nurse.name } } },
      },
    });
    expect((await nurse.get(below(`/posts/${id}/withdrawn`))).body).toMatchObject({
      post: { attachments: [{ id: photo }], body: { text: '直した見本' } },
    });
  });
});
