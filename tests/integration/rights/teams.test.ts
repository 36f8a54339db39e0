import { describe, expect, it } from '@jest/globals';
import type { Actor } from '#domain/access/actor.ts';
import type { MembershipId, PositionId } from '#domain/ids.ts';
import { storyClock } from '#tests/support/storyClock.ts';
import { cities, testPassword } from '#tests/support/testRegion.ts';
import { withTestRegion } from '#tests/support/withTestRegion.ts';

const clock = storyClock('2026-06-01T10:00:00+09:00');
const here = withTestRegion({ clock });
const why = { reason: '担当が替わったため（見本）' };

const tellingsOf = async (actor: Actor) => here.region.directory.tellings.list(actor.account);
const newPatient = async (name: string) => {
  const { commands, officers } = here.region;
  const { patient } = await commands.registerPatient(officers.toyohashi.actor, cities.toyohashi, {
    ...{ clientId: `client-${name}`, name, kana: 'ミホン', birth: '1940-01-01' as never, sex: 'male' },
    faceSheet: {},
  });
  return patient;
};
let made = 0;
const personAt = async (profession: string, facility = here.region.people.doctor.facility) => {
  const { commands, officers, actorOf } = here.region;
  const person = { loginName: `hito-${++made}`, password: testPassword, name: `見本 ${made}`, kana: '' };
  const done = await commands.makeAccount(officers.toyohashi.actor, cities.toyohashi, person, {
    ...{ facility, profession },
  });
  return { ...done, actor: actorOf(done.account, done.position) };
};

describe('a membership', () => {
  it('[RI7] is ended by another for the care manager in charge alone, with a reason that person and team are told', async () => {
    const { commands, people, patient, memberships, gate, channel } = here.region;
    const end = (actor: Actor, which: MembershipId, ending = why) =>
      commands.endMembership(actor, patient, which, ending);
    for (const who of [people.doctor, people.nurse, people.pharmacist, people.dischargeNurse])
      await expect(end(who.actor, memberships.careManager)).rejects.toMatchObject({
        code: 'A-06',
        details: { reason: 'not-given' },
      });
    await expect(
      commands.endMembership(people.careManager.actor, patient, memberships.pharmacist),
    ).rejects.toMatchObject({ code: 'V-01', details: { fields: [{ path: 'reason', code: 'blank' }] } });
    await end(people.careManager.actor, memberships.pharmacist);
    const record = { kind: 'channel', id: channel } as const;
    expect(await gate.judge(people.pharmacist.actor, 'read', record)).toMatchObject({ code: 'A-03' });
    const by = '見本 支援幸子（見本 見本 支援幸子の居宅介護支援事業所）';
    const told = { patient, reason: why.reason, by };
    expect(await tellingsOf(people.pharmacist.actor)).toMatchObject([
      { ...told, kind: 'membership-ended', name: null },
    ]);
    expect(await tellingsOf(people.nurse.actor)).toMatchObject([
      { ...told, kind: 'member-ended', name: '見本 薬局次郎' },
    ]);
    // Who did it, and who is not of the team, are told nothing.
    expect(await tellingsOf(people.careManager.actor)).toEqual([]);
    expect(await tellingsOf(people.outsider.actor)).toEqual([]);
  });

  it('[RI7] [RI10] is left by oneself without a reason, and what one was told goes once it is seen', async () => {
    const { commands, people, patient, memberships, directory } = here.region;
    await commands.endMembership(people.nurse.actor, patient, memberships.nurse);
    expect(await tellingsOf(people.nurse.actor)).toHaveLength(1);
    const [told] = (await tellingsOf(people.doctor.actor)).filter(({ name }) => name === '見本 看護花子');
    expect(told).toMatchObject({ kind: 'member-ended', reason: null });
    const seen = (actor: Actor) => directory.tellings.markSeen(actor.account, told?.id ?? '');
    await expect(seen(people.outsider.actor)).rejects.toMatchObject({ code: 'A-01' });
    await seen(people.doctor.actor);
    await seen(people.doctor.actor);
    expect(await tellingsOf(people.doctor.actor)).not.toContainEqual(told);
  });

  it('[RI7] is ended by the home’s officer, who gets no other patient’s; in charge is one of home before others', async () => {
    const { commands, people, officers, patient, memberships } = here.region;
    const planner = await personAt('介護支援専門員');
    await commands.invite(people.doctor.actor, patient, planner.position, ['care']);
    // The one of another city was in charge while home had none.
    await expect(
      commands.endMembership(people.careManager.actor, patient, memberships.doctor, why),
    ).rejects.toMatchObject({ code: 'A-06' });
    await commands.endMembership(planner.actor, patient, memberships.careManager, why);
    const { toyohashi, okazaki } = cities;
    const byOffice = (city: 'toyohashi' | 'okazaki', which: MembershipId) =>
      commands.endMembershipByOffice(officers[city].actor, { toyohashi, okazaki }[city], patient, which, why);
    await expect(byOffice('okazaki', memberships.dischargeNurse)).rejects.toMatchObject({ code: 'A-01' });
    await byOffice('toyohashi', memberships.dischargeNurse);
    await expect(byOffice('toyohashi', memberships.dischargeNurse)).rejects.toMatchObject({
      details: { reason: 'already-ended' },
    });
  });
});

describe('a team that lost all', () => {
  const start = (patient: Parameters<typeof here.region.commands.startTeam>[2], position: PositionId) =>
    here.region.commands.startTeam(here.region.officers.toyohashi.actor, cities.toyohashi, patient, position);

  it.each([
    'its last member leaves it',
    'their position ends',
    '退職',
    'only who is frozen is left',
  ] as const)('[RI8] is begun anew by the home’s officer: %s', async (how) => {
    const { commands, officers, people, gate } = here.region;
    const officer = officers.toyohashi.actor;
    const patient = await newPatient(`見本 ${how}`);
    const first = await personAt('看護師');
    const { membership } = await start(patient, first.position);
    const successor = await personAt('医師');
    await expect(start(patient, successor.position)).rejects.toMatchObject({
      details: { reason: 'team-there' },
    });
    if (how === 'its last member leaves it') await commands.endMembership(first.actor, patient, membership);
    if (how === 'their position ends') await commands.endPosition(officer, first.position);
    if (how === '退職') await commands.leave(officer, cities.toyohashi, first.account);
    if (how === 'only who is frozen is left') {
      const consent = await commands.giveConsent(officer, cities.toyohashi, {
        ...{ clientId: 'client-frozen', patient, purposes: ['care'], recipients: 'any' },
        ...{ from: '2026-06-01' as never, until: null, givenBy: { who: 'patient', name: '見本' } },
      });
      await commands.invite(first.actor, patient, people.nurse.position, ['care']);
      await commands.endMembership(first.actor, patient, membership);
      await expect(start(patient, successor.position)).rejects.toMatchObject({
        details: { reason: 'team-there' },
      });
      await commands.withdrawConsent(officer, cities.toyohashi, consent);
    }
    await start(patient, successor.position);
    const record = { kind: 'patient', id: patient } as const;
    expect((await gate.judge(successor.actor, 'invite', record)).allowed).toBe(true);
  });

  it('[RI9] and a new one, is begun by a profession of care: no officer, auditor, clerk or office work, whoever proposes it', async () => {
    const { commands, officers } = here.region;
    const officer = officers.toyohashi.actor;
    const patient = await newPatient('見本 はじめ');
    for (const profession of ['行政職員', '事務職員', '学校教職員', '民生委員', '見学者'])
      await expect(start(patient, (await personAt(profession)).position)).rejects.toMatchObject({
        details: { reason: 'no-care-profession' },
      });
    for (const capacity of ['officer', 'auditor', 'council-clerk'] as const) {
      const nurse = await personAt('看護師');
      const { facility } = officers.toyohashi;
      const elsewhere = await commands.addPosition(officer, nurse.account, {
        ...{ clientId: `client-${capacity}`, facility, profession: '行政職員' },
      });
      await commands.grantCapacity(officer, cities.toyohashi, elsewhere, capacity);
      await expect(start(patient, nurse.position)).rejects.toMatchObject({
        details: { reason: 'sees-no-content' },
      });
    }
    await start(patient, (await personAt('地域包括支援センター職員')).position);
  });

  it('[RI10] is told of for 90 days', async () => {
    const { doctor } = here.region.people;
    expect((await tellingsOf(doctor.actor)).length).toBeGreaterThan(0);
    clock.advance(91 * 24 * 3600 * 1000);
    expect(await tellingsOf(doctor.actor)).toEqual([]);
  });
});
