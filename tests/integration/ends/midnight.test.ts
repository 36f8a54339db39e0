import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type CareHouse, openCareHouse } from '#tests/support/careHouse.ts';
import {
  enterAllDoors,
  holdConference,
  type InAllDoors,
  openDocument,
} from '#tests/support/enterAllDoors.ts';
import { eventually } from '#tests/support/eventually.ts';
import { rawMinutesSocket } from '#tests/support/rawMinutesSocket.ts';
import { storyClock } from '#tests/support/storyClock.ts';
import type { TestClient } from '#tests/support/testClient.ts';
import { cities } from '#tests/support/testRegion.ts';
import { withTestStores } from '#tests/support/testStores.ts';

/** Midnight in Tokyo has no event (DESIGN decision 3): the last day is the 23rd. */
const lastMinute = '2026-11-23T23:58:30+09:00';
const pastMidnight = '2026-11-24T00:00:10+09:00';
const lastDay = '2026-11-24';
const sample = new URL('../../../server/sample/sample-wide-area.yaml', import.meta.url);

const stores = withTestStores();
let house: CareHouse | undefined;
const inside: InAllDoors[] = [];
afterEach(async () => {
  for (const one of inside.splice(0)) one.leave();
  await house?.close();
  house = undefined;
}, 30_000);

type Region = CareHouse['region'];
/** A new version of the agreement, in which something of the first ends at midnight; the nurse has the face sheet by it. */
const amend = async ({ app, region }: CareHouse, change: (text: string) => string) => {
  const text = (await readFile(sample, 'utf8'))
    .replace('version: 1', 'version: 2')
    .replace('effective: 2020-04-01', 'effective: 2026-11-23')
    .replace(/(id: s1\n(?: {4}.*\n)*? {4}discloses: \[)/, '$1face-sheet, ');
  const officer = region.officers.toyohashi.actor;
  await app.house.commands.importAgreement(officer, cities.toyohashi, change(text));
};
/** A day that no use case sets, with its entry, as all that changes a right has one (AC14). */
const set = ({ app, region }: CareHouse, collection: string, id: string, fields: object) =>
  app.house.revocations.commit(
    (session) =>
      app.platform.db
        .collection<{ _id: string }>(collection)
        .updateOne({ _id: id }, { $set: fields }, { session }),
    [{ kind: 'patient', id: region.patient }],
  );

/** A colleague at home joins and comes in after the freeze: who was frozen learns of neither, and is seen by nobody. */
const expectBlindToColleagues = async (opened: CareHouse, frozen: TestClient, home: InAllDoors) => {
  const { app, region } = opened;
  const { doctor, nurse, outsider } = region.people;
  const presences = () => home.socket.of('presence:changed').map(({ present }) => present as string[]);
  await eventually(() => presences().at(-1)?.includes(nurse.position) === false);
  await app.house.commands.invite(doctor.actor, region.patient, outsider.position, ['care']);

  const patient = await frozen.get(`/api/patients/${region.patient}`);
  expect([patient.status, patient.body]).toMatchObject([
    200,
    { readOnly: true, team: [{ position: nurse.position }] },
  ]);
  expect(JSON.stringify(patient.body)).not.toContain(outsider.name);

  const seen = presences().length;
  const again = await opened.socketOf(frozen);
  expect(await again.ask('channel:open', { channel: region.channel, after: 0 })).toMatchObject({
    ok: true,
    data: { readOnly: true, present: [] },
  });
  const colleague = await opened.socketOf(await opened.as('outsider'));
  expect(await colleague.ask('channel:open', { channel: region.channel, after: 0 })).toMatchObject({
    ok: true,
    data: { readOnly: false },
  });
  await eventually(() => presences().at(-1)?.includes(outsider.position));
  expect(presences().slice(seen).flat()).not.toContain(nurse.position);
  expect(again.of('presence:changed')).toEqual([]);
};

/** What ends, how, the code at each door, and whether what was received stays readable. */
const ends: {
  readonly what: string;
  readonly end: (house: CareHouse, region: Region) => Promise<unknown>;
  readonly code: string;
  readonly rule?: string;
  readonly readsBack: boolean;
}[] = [
  {
    what: '[WA4] a clause',
    end: (opened) =>
      amend(opened, (text) => text.replace(/(id: s[12]\n.*\n {4}from: .*\n)/g, `$1    until: ${lastDay}\n`)),
    code: 'A-04',
    rule: 'WA4',
    readsBack: true,
  },
  {
    what: '[WA3] a party',
    end: (opened) =>
      amend(opened, (text) =>
        text.replace(/("232(?:076|025)".*\n {4}from: .*\n)/g, `$1    until: ${lastDay}\n`),
      ),
    code: 'A-04',
    rule: 'WA3',
    readsBack: true,
  },
  {
    what: '[WA9] a consent',
    end: (opened, { consent }) => set(opened, 'consents', consent, { until: lastDay }),
    code: 'A-05',
    rule: 'WA9',
    // What was provided rests on the consent (WA15 speaks of parties that leave): no consent, no reading.
    readsBack: false,
  },
  {
    what: 'a membership',
    end: async (opened, { memberships: { nurse, careManager } }) => {
      for (const id of [nurse, careManager]) await set(opened, 'memberships', id, { until: lastDay });
    },
    code: 'A-03',
    readsBack: false,
  },
];

describe('[AC5] at midnight in Tokyo', () => {
  it.each(ends)(
    '$what ends an open channel, document and call by itself',
    async (given) => {
      const clock = storyClock(lastMinute);
      house = await openCareHouse(stores(), { clock });
      const { app, region } = house;
      const { nurse, careManager } = region.people;
      const [atHome, beyond, unread] = await Promise.all([
        house.as('doctor'),
        house.as('nurse'),
        house.as('careManager'),
      ]);
      const say = (text: string) =>
        atHome.post(`/api/channels/${region.channel}/posts`, {
          clientId: `client-${text}`,
          kind: 'post',
          text,
        });
      for (const text of ['before-1', 'before-2']) expect((await say(text)).status).toBe(200);
      const record = await holdConference(atHome, region.patient, [nurse.position, careManager.position]);
      await given.end(house, region);
      // The face sheet is received too, where a clause gives it: by it the patient's page is read back.
      expect((await beyond.get(`/api/patients/${region.patient}`)).body.readOnly).toBe(false);
      const places = { ...record, channel: region.channel };
      const home = await enterAllDoors(atHome, places);
      const read = await enterAllDoors(beyond, places);
      // In as well, but shown nothing yet: nothing to read back. No clause of this one's gives the call (WA7).
      const fresh = await enterAllDoors(unread, places, { after: 2, calls: false });
      inside.push(home, read, fresh);
      expect(read.posts.map(({ seq }) => seq)).toEqual([1, 2]);

      clock.set(pastMidnight);
      expect((await say('after-midnight')).status).toBe(200);
      await eventually(() => home.socket.of('post:appended').length > 0);
      for (const each of [read, fresh]) expect((await each.document.closed).code).toBe(4205);
      await eventually(() => read.socket.of('call:ended').length > 0);
      expect(read.socket.of('call:ended')).toMatchObject([{ code: given.code }]);
      const ended = await eventually(() => fresh.socket.of('admission:ended')[0]);
      expect(ended).toMatchObject({ channel: region.channel, code: given.code });
      if (given.rule !== undefined) expect(ended).toMatchObject({ details: { rule: given.rule } });
      // The document comes again, as told, and is refused for good.
      for (const { client } of [read, fresh]) {
        const url = `${app.url.replace('http', 'ws')}/collab`;
        const again = rawMinutesSocket(url, record.minutes, client.cookieHeader);
        expect((await again.closed).code).toBe(4403);
        expect(again.heard).toEqual([]);
      }

      // [WA15] What was received is read again, and nothing newer; who received nothing has nothing.
      const listed = await beyond.get(`/api/channels/${region.channel}/posts?after=0`);
      if (given.readsBack) {
        expect(read.socket.of('admission:changed')).toMatchObject([{ readOnly: true }]);
        expect(listed.body).toMatchObject({ head: 2, posts: [{ seq: 1 }, { seq: 2 }] });
        // Who has read since is newer, and so is how far the minutes have come since.
        const receipts = await beyond.get(`/api/channels/${region.channel}/receipts`);
        expect(receipts.body).toMatchObject({ facilities: [] });
        const form = await beyond.get(`/api/minutes/${record.minutes}`);
        expect([form.status, form.body]).toMatchObject([
          200,
          { head: form.body.n, awaited: [], may: { edit: false } },
        ]);
        const words = { clientId: 'client-late', kind: 'post', text: 'late' };
        const refused = await beyond.post(`/api/channels/${region.channel}/posts`, words);
        expect([refused.status, refused.body.error?.code]).toEqual([403, given.code]);
        await expectBlindToColleagues(house, beyond, home);
      } else {
        expect(read.socket.of('admission:ended')).toMatchObject([{ code: given.code }]);
        expect([listed.status, listed.body.error?.code]).toEqual([403, given.code]);
      }
      const emptyHanded = await unread.get(`/api/channels/${region.channel}/posts`);
      expect([emptyHanded.status, emptyHanded.body.error?.code]).toEqual([403, given.code]);

      // At home nothing has happened: the same socket, document and call go on.
      expect((await say('later-still')).status).toBe(200);
      await eventually(() => home.everything().includes('later-still'));
      expect(home.socket.of('admission:ended')).toEqual([]);
      expect(home.socket.of('call:ended')).toEqual([]);
      expect(home.document.socket.readyState).toBe(home.document.socket.OPEN);
      expect(await home.socket.ask('call:create-transport', { direction: 'send' })).toMatchObject({
        ok: true,
      });
      (await openDocument(atHome, record.minutes)).end();
      for (const each of [read, fresh]) expect(each.everything()).not.toMatch(/after-midnight|later-still/);
    },
    60_000,
  );
});
