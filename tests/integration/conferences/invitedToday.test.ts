import { beforeAll, describe, expect, it } from '@jest/globals';
import { type CareHouse, withCareHouse } from '#tests/support/careHouse.ts';
import { cities } from '#tests/support/testRegion.ts';

const opened = withCareHouse({ services: ['web'] });
let house: CareHouse;
beforeAll(() => {
  house = opened();
});

const plan = async (clientId: string, invited: readonly string[]) =>
  (await house.as('doctor')).post(`/api/patients/${house.region.patient}/conferences`, {
    ...{ clientId, kind: 'discharge-conference', title: '見本', place: '5階' },
    ...{ startsAt: '2026-12-01T05:00:00.000Z', invited },
  });

describe('inviting to a conference', () => {
  it('[RO3][WA9] is refused with rule and office for a member whom it would not reach today, and nothing is made', async () => {
    const { people, officers, consent } = house.region;
    const { nurse, careManager } = people;
    expect((await plan('client-before', [nurse.position, careManager.position])).status).toBe(200);
    await house.app.house.commands.withdrawConsent(officers.toyohashi.actor, cities.toyohashi, consent);

    const conferences = house.app.platform.db.collection('conferences');
    const before = await conferences.countDocuments();
    const refused = await plan('client-after', [nurse.position]);
    expect([refused.status, refused.body.error]).toMatchObject([
      403,
      { code: 'A-07', details: { rule: 'WA9', purpose: 'conference', office: { municipality: '豊橋市' } } },
    ]);
    expect(await conferences.countDocuments()).toBe(before);
    // At home no clause and no consent is asked for (WA1).
    expect((await plan('client-home', [])).status).toBe(200);
  });
});
