import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { type CareHouse, withCareHouse } from '#tests/support/careHouse.ts';
import { eventually } from '#tests/support/eventually.ts';
import { manyPeople } from '#tests/support/manyPeople.ts';
import { storyClock } from '#tests/support/storyClock.ts';
import { cities } from '#tests/support/testRegion.ts';

/** Ten seconds to midnight in Tokyo. */
const clock = storyClock('2026-11-30T14:59:50Z');
const midnight = new Date('2026-11-30T15:00:00Z');
const opened = withCareHouse({ services: ['web', 'worker'], clock });
let house: CareHouse;
beforeAll(() => {
  house = opened();
});

describe('a delivery under way when the day turns', () => {
  it('[RO2][WA15] decides anew who is not in a list yet: nothing passes to a party from the day that it leaves', async () => {
    const { app, region } = house;
    const { actor } = region.officers.toyohashi;
    const file = new URL('../../../server/sample/sample-wide-area.yaml', import.meta.url);
    const next = (await readFile(file, 'utf8'))
      .replace('version: 1', 'version: 2')
      .replace('effective: 2020-04-01', 'effective: 2026-11-01')
      .replace(/(municipality: "232025".*\n +from: 2020-04-01)/, '$1\n    until: 2026-12-01');
    await app.house.commands.importAgreement(actor, cities.toyohashi, next);
    const [staying, leaving] = [
      await manyPeople(app.platform.db, [{ municipality: cities.toyokawa, people: 600 }], '歯科診療所'),
      await manyPeople(app.platform.db, [{ municipality: cities.okazaki, people: 600 }], '歯科診療所'),
    ];

    // The day turns right after the first batch was announced.
    const { hints, features } = app.house.care;
    let batches = 0;
    const stop = hints.on('notice', ({ what }) => {
      if (what === 'delivered' && ++batches === 1) clock.advance(20_000);
    });
    const { id } = await features.notices.send(actor, {
      ...{ clientId: 'client-midnight', purpose: 'notice', title: '見本', text: '見本', attachments: [] },
      audience: { facilityKinds: ['歯科診療所'], municipalities: [cities.toyokawa, cities.okazaki] },
      shown: [],
    });
    const outbox = async () =>
      (
        await app.platform.db
          .collection<{ _id: string; outbox: { state: string; total: number } }>('notices')
          .findOne({ _id: id })
      )?.outbox;
    await eventually(async () => (await outbox())?.state === 'done', 20_000);
    stop();

    const rows = await app.platform.db.collection('notice_deliveries').find({ notice: id }).toArray();
    const late = rows.filter(({ deliveredAt }) => deliveredAt >= midnight);
    expect(late.length).toBeGreaterThan(0);
    expect(new Set(late.map(({ fact }) => fact.to))).toEqual(new Set([cities.toyokawa]));
    const accounts = new Set(rows.map(({ account }) => account as string));
    expect(accounts.size).toBe(rows.length);
    expect(staying.filter((account) => !accounts.has(account))).toEqual([]);
    const early = leaving.filter((account) => accounts.has(account)).length;
    expect(rows).toHaveLength(staying.length + early);
    expect((await outbox())?.total).toBe(rows.length);
  }, 60_000);
});
