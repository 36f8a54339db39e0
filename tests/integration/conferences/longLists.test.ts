import { beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#platform/newId.ts';
import { type CareHouse, withCareHouse } from '#tests/support/careHouse.ts';
import { conferencePlans } from '#tests/support/conferencePlans.ts';
import type { TestClient } from '#tests/support/testClient.ts';
import { cities } from '#tests/support/testRegion.ts';

const opened = withCareHouse();
let house: CareHouse;
let doctor: TestClient;
beforeAll(async () => {
  house = opened();
  doctor = await house.as('doctor');
});
const { makePlan } = conferencePlans(opened);

interface Page {
  readonly next: string | null;
}

/** All pages of a list, with a bound against a list that never ends. */
const pagesOf = async <T extends Page>(client: TestClient, path: string, key: string): Promise<T[]> => {
  const pages: T[] = [];
  let next: string | null = null;
  do {
    const mark: string =
      next === null ? '' : `${path.includes('?') ? '&' : '?'}${key}=${encodeURIComponent(next)}`;
    const { status, body } = await client.get(`${path}${mark}`);
    expect(status).toBe(200);
    pages.push(body as unknown as T);
    next = (body as unknown as T).next;
  } while (next !== null && pages.length < 20);
  return pages;
};
const day = 86_400_000;

describe('lists longer than a page', () => {
  it('[LI1] [LI2] today’s conference is on the first page, however many are over, and all of those follow', async () => {
    const today = await makePlan();
    const conferences = house.app.platform.db.collection('conferences');
    const one = await conferences.findOne({ _id: today.id as never });
    const over = Array.from({ length: 120 }, (_, at) => ({
      ...one,
      _id: newId(),
      clientId: `client-over-${at}`,
      minutes: newId(),
      state: at % 3 === 0 ? 'cancelled' : 'ended',
      // Several at one time: the id decides between them.
      startsAt: new Date(Date.now() - (1 + Math.floor(at / 4)) * day),
    }));
    await conferences.insertMany(over as never);
    for (const path of ['/api/conferences', `/api/patients/${house.region.patient}/conferences`]) {
      const pages = await pagesOf<Page & { conferences: { id: string; startsAt: string }[] }>(
        doctor,
        path,
        'before',
      );
      expect(pages[0]?.conferences.map(({ id }) => id)).toContain(today.id);
      const ids = pages.flatMap((page) => page.conferences.map(({ id }) => id));
      expect(new Set(ids).size).toBe(ids.length);
      expect(over.map(({ _id }) => _id).filter((id) => !ids.includes(id))).toEqual([]);
      const times = pages.flatMap((page) => page.conferences.map(({ startsAt }) => startsAt)).slice(1);
      expect(times).toEqual([...times].sort().reverse());
    }
    expect((await doctor.get('/api/conferences?before=x')).body.error?.code).toBe('V-01');
  }, 120_000);

  it('[LI1] the only topic that waits is found behind forty that are done, and counted', async () => {
    const topics = `/api/channels/${house.region.channel}/topics`;
    const open = async (title: string) => {
      const { body } = await doctor.post(`/api/channels/${house.region.channel}/posts`, {
        ...{ clientId: `client-${title}`, kind: 'post', title, text: title },
      });
      return (body as unknown as { post: { id: string } }).post.id;
    };
    const waiting = await open('topic-waiting');
    for (let at = 0; at < 40; at += 1) {
      const thread = await open(`topic-${at}`);
      await doctor.post(`/api/channels/${house.region.channel}/threads/${thread}/state`, {
        ...{ clientId: `client-done-${at}`, state: 'done' },
      });
    }
    const { body } = await doctor.get(`${topics}?waiting=yes`);
    expect(body).toMatchObject({ topics: [{ thread: waiting, state: 'open' }], more: false, count: 1 });

    const all: { thread: string; opener: { seq: number } }[] = [];
    for (let more = true, before = ''; more && all.length < 200; ) {
      const page = (await doctor.get(`${topics}${before}`)).body as unknown as {
        topics: typeof all;
        more: boolean;
      };
      all.push(...page.topics);
      more = page.more;
      before = `?before=${all.at(-1)?.opener.seq}`;
    }
    expect(all).toHaveLength(41);
    expect(all.at(-1)?.thread).toBe(waiting);
  }, 120_000);

  it('[LI1] [NA4] every one of 450 facilities can be chosen, and each is found by its name and its reading', async () => {
    const { commands, officers } = house.region;
    const officer = await house.officer('toyohashi');
    await commands.makeFacility(officers.toyohashi.actor, cities.toyohashi, {
      ...{ name: '見本 さくら館薬局', kana: 'ミホン サクラカンヤッキョク', kind: '薬局', phone: '' },
    });
    const facilities = house.app.platform.db.collection('facilities');
    const one = await facilities.findOne({ name: '見本 さくら館薬局' });
    const many = Array.from({ length: 450 }, (_, at) => ({
      ...one,
      _id: newId(),
      name: `見本 その${at}`,
      grams: [],
    }));
    await facilities.insertMany(many as never);
    const pages = await pagesOf<Page & { facilities: { id: string }[] }>(
      officer,
      `/api/facilities?municipality=${cities.toyohashi}`,
      'after',
    );
    const ids = new Set(pages.flatMap((page) => page.facilities.map(({ id }) => id)));
    expect(many.filter(({ _id }) => !ids.has(_id as string))).toEqual([]);
    for (const q of ['さくら館', 'さくら舘', 'サクラカン', 'さくらかんやつきよく', '桜']) {
      const { body } = await officer.get(`/api/facilities?q=${encodeURIComponent(q)}`);
      const names = (body as unknown as { facilities: { name: string }[] }).facilities.map(
        ({ name }) => name,
      );
      expect([q, names.includes('見本 さくら館薬局')]).toEqual([q, q !== '桜']);
    }
  }, 120_000);
});
