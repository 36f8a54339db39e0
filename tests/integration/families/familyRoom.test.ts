import { beforeAll, describe, expect, it } from '@jest/globals';
import { type CareHouse, withCareHouse } from '#tests/support/careHouse.ts';
import { familyDraft, inviteFamily } from '#tests/support/inviteFamily.ts';
import { samplePhoto, upload } from '#tests/support/sampleFiles.ts';
import { TestClient } from '#tests/support/testClient.ts';
import { testPassword } from '#tests/support/testRegion.ts';

const opened = withCareHouse({ services: ['web'] });
let house: CareHouse;
let officer: TestClient;
let doctor: TestClient;
let nurse: TestClient;
let herself: TestClient;
let daughter: TestClient;
let daughterId: string;
let room: string;

interface Post {
  readonly seq: number;
  readonly text: string | null;
  readonly author: { readonly name: string | null; readonly facility: string | null };
  readonly attachments: readonly { readonly id: string }[];
  readonly handled: unknown;
}
const codeOf = ({ body }: { body: { error?: { code: string } } | null }) => body?.error?.code;
const posts = async (client: TestClient, to: 'team' | 'doctor') =>
  (await client.get(`${room}/posts?to=${to}`)).body as unknown as { posts: Post[]; seen: unknown[] };
const write = (client: TestClient, to: 'team' | 'doctor', text: string, more: object = {}) =>
  client.post(`${room}/posts`, {
    clientId: `client-${Buffer.from(text).toString('hex').slice(0, 50)}`,
    to,
    text,
    ...more,
  });

beforeAll(async () => {
  house = opened();
  room = `/api/family-rooms/${house.region.patient}`;
  [officer, doctor, nurse] = await Promise.all([
    house.officer('toyohashi'),
    house.as('doctor'),
    house.as('nurse'),
  ]);
  ({ client: herself } = await inviteFamily(house, 'honnin', { relation: 'patient' }));
  ({ client: daughter, person: daughterId } = await inviteFamily(house, 'musume'));
}, 90_000);

describe('who is in the room', () => {
  it('[FA3] is invited once, with the consent and the kind of document, and nothing of its number', async () => {
    const again = await officer.post(`${room}/people`, familyDraft('musume'));
    expect(again.body).toEqual({ person: daughterId, link: null });
    const list = (await officer.get(`${room}/people`)).body as { people?: { id: string }[] };
    expect(list.people).toHaveLength(2);
    expect(list.people?.find(({ id }) => id === daughterId)).toMatchObject({
      ...{ loginName: 'musume', relation: 'child', decides: false, hasSignIn: true },
      consent: { by: 'patient', name: '髙橋花子', day: '2026-01-01' },
      identity: { document: 'driving-licence', seenBy: expect.stringContaining('見本') },
    });
    const facts = house.app.platform.db.collection('facts');
    expect(
      await facts.countDocuments({ act: 'invite-family', kind: 'written', 'object.id': daughterId }),
    ).toBe(2);
  });

  it('[FA3] is invited by the care manager in charge, not by others of the team; papers are for the office', async () => {
    const careManager = await house.as('careManager');
    expect(codeOf(await doctor.post(`${room}/people`, familyDraft('otto')))).toBe('A-06');
    const papers = { kind: 'adult-guardian', seen: '2026-01-01', until: null };
    for (const more of [
      { papers },
      { consent: { by: 'office', name: '窓口', day: '2026-01-01', reason: '×' } },
    ])
      expect(codeOf(await careManager.post(`${room}/people`, familyDraft('otto', more)))).toBe('A-06');
    const invited = await careManager.post(`${room}/people`, familyDraft('otto'));
    expect(invited.body).toMatchObject({ link: { secret: expect.any(String) } });
    const until = (invited.body as unknown as { link: { until: string } }).link.until;
    expect(Math.round((Date.parse(until) - Date.now()) / 86_400_000)).toBe(7);
  });

  it('[FA5] by a proxy only where the office has seen papers, and by the office only with a reason', async () => {
    const proxy = { consent: { by: 'proxy', name: '見本 後見', day: '2026-01-01' } };
    expect((await officer.post(`${room}/people`, familyDraft('mago', proxy))).body).toMatchObject({
      error: { code: 'C-01', details: { reason: 'no-proxy' } },
    });
    const office = { consent: { by: 'office', name: '窓口', day: '2026-01-01' } };
    expect(codeOf(await officer.post(`${room}/people`, familyDraft('mago', office)))).toBe('V-01');
  });

  it('[FA2] one person has one account: in a second room nothing is made, and another’s name is refused', async () => {
    const other = {
      ...familyDraft('musume'),
      person: { ...familyDraft('musume').person, name: '見本 別人' },
    };
    expect((await officer.post(`${room}/people`, { ...other, clientId: 'client-other' })).body).toMatchObject(
      {
        error: { code: 'C-01', details: { reason: 'login-name-taken' } },
      },
    );
    const doctors = familyDraft(house.region.people.doctor.loginName);
    expect(codeOf(await officer.post(`${room}/people`, doctors))).toBe('C-01');
    expect((await daughter.get('/api/family-rooms')).body).toMatchObject({
      rooms: [{ familyRoom: house.region.patient, patient: '髙橋花子（見本）' }],
    });
  });
});

describe('what is written', () => {
  it('[FA1] shows to family and team, and nothing of it in the channel, nor of the channel in it', async () => {
    const channel = `/api/channels/${house.region.channel}/posts`;
    const inChannel = { clientId: 'client-channel', kind: 'post', text: 'チームだけの話' };
    expect((await doctor.post(channel, inChannel)).status).toBe(200);
    expect((await write(daughter, 'team', '母が夜ねむれません')).body).toEqual({ seq: 1 });
    expect((await write(daughter, 'team', '母が夜ねむれません')).body).toEqual({ seq: 1 });
    for (const client of [daughter, herself, doctor, nurse])
      expect((await posts(client, 'team')).posts.map(({ text }) => text)).toEqual(['母が夜ねむれません']);
    expect(JSON.stringify((await doctor.get(channel)).body)).not.toContain('ねむれません');
    expect(codeOf(await officer.get(`${room}/posts?to=team`))).toBe('A-06');
    expect(codeOf(await house.as('outsider').then((who) => who.get(`${room}/posts?to=team`)))).toBe('A-01');
  });

  it('[FA7] waits for the team until one answers or marks it, by name, profession and facility', async () => {
    const waiting = async (client: TestClient) => (await client.get('/api/family-rooms/waiting')).body;
    expect(await waiting(nurse)).toMatchObject({
      rooms: [{ familyRoom: house.region.patient, patient: '髙橋花子（見本）', to: 'team' }],
    });
    expect(codeOf(await daughter.post(`${room}/answered`, { to: 'team', seq: 1 }))).toBe('A-06');
    expect((await nurse.post(`${room}/answered`, { to: 'team', seq: 1 })).status).toBe(204);
    expect(await waiting(nurse)).toEqual({ rooms: [] });
    expect((await posts(daughter, 'team')).posts[0]?.handled).toMatchObject({ profession: '訪問看護師' });
    await write(daughter, 'team', 'もうひとつ聞きたいです');
    // What came after what one has seen goes on waiting.
    expect(codeOf(await nurse.post(`${room}/answered`, { to: 'team', seq: 1 }))).toBe('C-01');
    await write(doctor, 'team', '明日うかがいます');
    expect(await waiting(nurse)).toEqual({ rooms: [] });
    expect((await posts(daughter, 'team')).posts.at(-1)).toMatchObject({
      ...{ side: 'team', text: '明日うかがいます' },
      author: { name: expect.any(String), profession: '医師', facility: expect.any(String) },
    });
  });

  it('[FA6] to the doctor is read by whom the room names, who is shown to the family; taken off, no more', async () => {
    await write(daughter, 'doctor', '先生にだけ');
    expect(codeOf(await nurse.get(`${room}/posts?to=doctor`))).toBe('A-06');
    expect(codeOf(await write(nurse, 'doctor', '看護師から'))).toBe('A-06');
    expect((await nurse.get('/api/family-rooms/waiting')).body).toEqual({ rooms: [] });
    expect((await posts(doctor, 'doctor')).posts.map(({ text }) => text)).toEqual(['先生にだけ']);
    const { position } = house.region.people.nurse;
    expect(codeOf(await daughter.post(`${room}/readers`, { readers: [position] }))).toBe('A-06');
    expect((await herself.post(`${room}/readers`, { readers: [position] })).status).toBe(204);
    const seen = (await daughter.get(room)).body as { readers?: { position: string }[] };
    expect(seen.readers?.map((each) => each.position)).toContain(position);
    expect((await posts(nurse, 'doctor')).posts).toHaveLength(1);
    await herself.post(`${room}/readers`, { readers: [] });
    expect(codeOf(await nurse.get(`${room}/posts?to=doctor`))).toBe('A-06');
  });

  it('[FA9] has photos, without their names; one to the doctor is shown to no other of the team', async () => {
    const photo = await upload(daughter, 'photo', '自宅の見本.jpg', await samplePhoto());
    const sent = await write(daughter, 'doctor', '傷の写真です', { attachments: [photo.id] });
    expect(sent.status).toBe(200);
    expect((await posts(daughter, 'doctor')).posts.at(-1)?.attachments).toMatchObject([
      { id: photo.id, name: '' },
    ]);
    const ask = async (client: TestClient) => (await client.fetch(`/api/attachments/${photo.id}`)).status;
    expect([await ask(daughter), await ask(doctor), await ask(herself)]).toEqual([200, 200, 200]);
    expect(await ask(nurse)).toBeGreaterThanOrEqual(403);
    const film = await daughter.fetch('/api/attachments?kind=document&name=a.pdf', {
      ...{ method: 'POST', body: 'x' },
    });
    expect(film.status).toBe(403);
  });

  it('[FA9] 既読: the family sees it by facility, the team by name; nobody marks what is not there', async () => {
    await nurse.post(`${room}/read`, { to: 'team', seq: 999 });
    await daughter.post(`${room}/read`, { to: 'team', seq: 2 });
    const head = (await posts(daughter, 'doctor')).posts.at(-1)?.seq;
    const { seen } = await posts(daughter, 'team');
    expect(seen).toEqual([{ name: null, facility: expect.stringContaining('見本'), upTo: head }]);
    expect((await posts(doctor, 'team')).seen).toEqual([{ name: '見本 musume', facility: null, upTo: 2 }]);
  });
});

describe('支援措置', () => {
  it('[FA8] withholds names and places from the family’s side alone, and bars from being invited', async () => {
    const protection = { names: true, places: true, barred: ['見本 叔父'], reason: '秘密の理由' };
    expect(codeOf(await doctor.post(`${room}/protection`, protection))).toBe('A-06');
    expect((await officer.post(`${room}/protection`, protection)).status).toBe(204);
    const shown = await posts(daughter, 'team');
    const view = (await daughter.get(room)).body;
    const text = JSON.stringify([shown, view]);
    const { doctor: person } = house.region.people;
    const known = (await doctor.get('/api/session')).body as {
      account?: { name: string };
      positions?: { facility: { name: string; municipality: string } }[];
    };
    expect(person).toBeDefined();
    for (const hidden of [
      known.account?.name,
      known.positions?.[0]?.facility.name,
      '見本 honnin',
      '秘密の理由',
    ])
      expect(text).not.toContain(hidden);
    expect((await posts(doctor, 'team')).posts.at(-1)?.author.name).toBe(known.account?.name);
    const uncle = { ...familyDraft('oji'), person: { loginName: 'oji', name: '見本　叔父', kana: 'オジ' } };
    expect((await officer.post(`${room}/people`, uncle)).body).toMatchObject({
      error: { code: 'C-01', details: { reason: 'family-barred' } },
    });
    expect((await officer.get(`${room}/protection`)).body).toMatchObject({
      protections: [{ reason: '秘密の理由', names: true }],
    });
    for (const client of [daughter, doctor])
      expect(codeOf(await client.get(`${room}/protection`))).toBe('A-06');
  });
});

describe('signing in', () => {
  it('[FA4] a sheet of numbers is asked for one after the other, each once; a new one voids the old', async () => {
    const sheet = async () =>
      ((await officer.post(`${room}/people/${daughterId}/numbers`, {})).body as { numbers?: string[] })
        .numbers as string[];
    const old = await sheet();
    const numbers = await sheet();
    expect(numbers).toHaveLength(10);
    const begin = async () => {
      const client = new TestClient(house.app.url);
      const answer = await client.post('/api/session', { loginName: 'musume', password: testPassword });
      return { client, body: answer.body };
    };
    const give = (client: TestClient, code: string | undefined) =>
      client.post('/api/session/second-factor', { code });
    const first = await begin();
    expect(first.body).toMatchObject({ state: 'second-factor', number: 1 });
    for (const wrong of [old[0], numbers[1]]) expect(codeOf(await give(first.client, wrong))).toBe('L-01');
    expect((await give(first.client, numbers[0])).body).toMatchObject({ state: 'signed-in' });
    const second = await begin();
    expect(second.body).toMatchObject({ state: 'second-factor', number: 2 });
    expect(codeOf(await give(second.client, numbers[0]))).toBe('L-01');
    expect((await give(second.client, numbers[1])).body).toMatchObject({ state: 'signed-in' });
    expect((await second.client.get('/api/session')).body).toMatchObject({ account: { numbersLeft: 8 } });
    const stored = JSON.stringify(
      await house.app.platform.db.collection('accounts').findOne({ loginName: 'musume' }),
    );
    for (const number of numbers) expect(stored).not.toContain(number);
  });
});

describe('ends', () => {
  it('[FA5] [FA10] by the patient alone, at once, with the entry that ends what is open', async () => {
    const end = (client: TestClient, why: string) => client.post(`${room}/people/${daughterId}/end`, { why });
    expect(codeOf(await end(daughter, 'decided'))).toBe('A-06');
    expect(codeOf(await end(nurse, 'consent-withdrawn'))).toBe('A-06');
    expect(codeOf(await end(officer, 'decided'))).toBe('A-06');
    expect((await end(herself, 'decided')).status).toBe(204);
    expect(codeOf(await daughter.get(room))).toBe('A-03');
    expect(codeOf(await write(daughter, 'team', 'まだ書けますか'))).toBe('A-03');
    const entry = await house.app.platform.db
      .collection('revocations')
      .findOne({ 'subject.kind': 'familyRoom', takesAway: true, 'subject.id': house.region.patient });
    expect(entry).not.toBeNull();
    expect((await end(herself, 'decided')).body).toMatchObject({ error: { code: 'C-01' } });
  });

  it('[FA5] by oneself', async () => {
    expect((await herself.post(`${room}/leave`, {})).status).toBe(204);
    expect(codeOf(await herself.get(room))).toBe('A-03');
    expect((await herself.get('/api/family-rooms')).body).toEqual({ rooms: [] });
  });
});
