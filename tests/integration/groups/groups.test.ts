import { beforeAll, describe, expect, it } from '@jest/globals';
import { type CareHouse, withCareHouse } from '#tests/support/careHouse.ts';
import type { TestClient } from '#tests/support/testClient.ts';
import { cities } from '#tests/support/testRegion.ts';

/** What carries groups between the cities of the story: for 連携の継続 as it is, for 感染症 with a consent. */
const agreement = `
agreement: sample-groups
version: 1
title: 見本 グループの協定
effective: 2020-04-01
parties:
  - {municipality: "${cities.toyohashi}", from: 2020-04-01}
  - {municipality: "${cities.okazaki}", from: 2020-04-01}
clauses:
  - {id: g1, title: 連携の継続, from: 2020-06-01, reach: all-parties, purposes: [continuity], discloses: [post]}
  - {id: g2, title: 感染症, from: 2020-06-01, reach: all-parties, purposes: [infection], discloses: [post], requires: [consent]}
`;

const opened = withCareHouse({ services: ['web'] });
let house: CareHouse;
let officer: TestClient;
let doctor: TestClient;
let careManager: TestClient;
let group: string;

const draft = (more: object = {}) => {
  const { people } = house.region;
  const members = [people.doctor.position, people.careManager.position];
  return {
    clientId: 'client-group',
    kind: 'project',
    purpose: 'continuity',
    name: '見本 連携会議',
    members,
    ...more,
  };
};
const path = `/api/municipalities/${cities.toyohashi}/groups`;

beforeAll(async () => {
  house = opened();
  const { toyohashi } = house.region.officers;
  await house.app.house.commands.importAgreement(toyohashi.actor, cities.toyohashi, agreement);
  officer = await house.officer('toyohashi');
  doctor = await house.as('doctor');
  careManager = await house.as('careManager');
  const answer = await officer.post(path, draft());
  expect(answer.status).toBe(200);
  ({ group } = answer.body as { group: string });
}, 60_000);

describe('a group without a patient', () => {
  it('[GR1] is opened once by the office of its municipality, and is in its trail', async () => {
    expect((await officer.post(path, draft())).body).toEqual({ group });
    for (const other of [{ name: '見本 別の名前' }, { members: draft().members.toReversed() }])
      expect(await officer.post(path, draft(other))).toMatchObject({
        status: 409,
        body: { error: { code: 'C-01', details: { reason: 'already-recorded' } } },
      });
    expect((await doctor.post(path, draft())).body).toMatchObject({ error: { code: 'A-01' } });
    const facts = house.app.platform.db.collection('facts');
    expect(await facts.countDocuments({ act: 'open-group', kind: 'written', 'object.id': group })).toBe(1);
  });

  it('[GR1] has two members at least, one to one just two, and only people who work there today', async () => {
    const { people } = house.region;
    const [first] = draft().members;
    for (const [more, code] of [
      [{ members: [first, first] }, 'too-few'],
      [{ kind: 'one-to-one', members: [...draft().members, people.pharmacist.position] }, 'too-many'],
      [{ members: [first, '0b'.padEnd(24, '0')] }, 'not-a-choice'],
    ] as const)
      expect((await officer.post(path, draft({ clientId: `client-${code}`, ...more }))).body).toMatchObject({
        error: { code: 'V-01', details: { fields: [{ path: 'members', code }] } },
      });
  });

  it('[GR2] is not opened where the agreement does not carry it to each member', async () => {
    const { people } = house.region;
    for (const [more, rule] of [
      [{ purpose: 'infection' }, 'WA9'],
      [{ members: [people.doctor.position, people.nonParty.position] }, 'WA3'],
    ] as const)
      expect((await officer.post(path, draft({ clientId: `client-${rule}`, ...more }))).body).toMatchObject({
        error: { code: 'A-07', details: { rule } },
      });
    expect(await house.app.platform.db.collection('groups').countDocuments()).toBe(1);
  });

  it('[GR3] shows its participants what it is for and who is in it; to the officer who opened it it is not there', async () => {
    const { people } = house.region;
    const seen = await careManager.get(`/api/groups/${group}`);
    expect(seen.body).toMatchObject({
      ...{ id: group, purpose: 'continuity', name: '見本 連携会議', crossing: true },
      home: { code: cities.toyohashi },
      acts: ['read', 'leave-group'],
      members: [{ position: people.doctor.position }, { position: people.careManager.position }],
    });
    const [hidden, unknown] = await Promise.all([
      officer.get(`/api/groups/${group}`),
      officer.get(`/api/groups/${'0b'.padEnd(24, '0')}`),
    ]);
    expect([hidden.status, unknown.status]).toEqual([404, 404]);
  });

  it('[GR4] is left by oneself: with the entry that ends what is open, and told why from then on', async () => {
    expect((await careManager.post(`/api/groups/${group}/leave`, {})).status).toBe(204);
    const { db } = house.app.platform;
    const entry = await db.collection('revocations').findOne({ 'subject.id': group, takesAway: true });
    expect(entry?.subject).toEqual({ kind: 'group', id: group });
    expect((await careManager.get(`/api/groups/${group}`)).body).toMatchObject({ error: { code: 'A-03' } });
    expect((await careManager.post(`/api/groups/${group}/leave`, {})).body).toMatchObject({
      error: { code: 'A-03' },
    });
    const left = (await doctor.get(`/api/groups/${group}`)).body as { members: unknown[] };
    expect(left.members).toHaveLength(1);
  });
});
