import { describe, expect, it } from '@jest/globals';
import type { PositionId } from '#domain/ids.ts';
import type { CapacityRecord } from '#server/accounts/capacityModel.ts';
import { storyClock } from '#tests/support/storyClock.ts';
import { cities, testPassword } from '#tests/support/testRegion.ts';
import { withTestRegion } from '#tests/support/withTestRegion.ts';

const clock = storyClock('2026-06-01T10:00:00+09:00');
const here = withTestRegion({ clock });
const lastOfficer = {
  code: 'C-01',
  details: { reason: 'last-officer', office: expect.objectContaining({ name: '長寿介護課' }) },
};
const grantsOf = async (position: PositionId): Promise<CapacityRecord[]> =>
  here.region.directory.stores.accounts.capacities.find({ position }).lean<CapacityRecord[]>();
const grantOf = async (position: PositionId) => (await grantsOf(position))[0]?._id ?? '';

describe('a municipality’s only officer', () => {
  it('[RI1] cannot leave, and neither position nor capacity can end, today or on a day to come', async () => {
    const { commands, officers } = here.region;
    const { actor, account, position } = officers.okazaki;
    const { okazaki } = cities;
    const capacity = await grantOf(position);
    const later = { until: '2027-04-01' as never };
    await expect(commands.leave(actor, okazaki, account)).rejects.toMatchObject(lastOfficer);
    await expect(commands.endPosition(actor, position)).rejects.toMatchObject(lastOfficer);
    await expect(commands.endPosition(actor, position, later)).rejects.toMatchObject(lastOfficer);
    await expect(commands.endCapacity(actor, okazaki, capacity)).rejects.toMatchObject(lastOfficer);
    await expect(commands.endCapacity(actor, okazaki, capacity, later)).rejects.toMatchObject(lastOfficer);
    expect(
      (await here.region.gate.judge(actor, 'list-accounts', { kind: 'municipality', id: okazaki })).allowed,
    ).toBe(true);
  });

  it('[RI1] is not ended by the office of another city that manages the account', async () => {
    const { commands, officers, people, actorOf } = here.region;
    const { shinshiro, okazaki } = cities;
    const { actor, facility, account } = officers.shinshiro;
    await commands.vouchProfession(officers.okazaki.actor, okazaki, people.careManager.account, '行政職員');
    const position = await commands.addPosition(actor, people.careManager.account, {
      ...{ clientId: 'client-elsewhere', facility, profession: '行政職員' },
    });
    await commands.grantCapacity(actor, shinshiro, position, 'officer');
    await commands.leave(actorOf(people.careManager.account, position), shinshiro, account);
    await expect(
      commands.leave(officers.okazaki.actor, okazaki, people.careManager.account),
    ).rejects.toMatchObject({ details: { reason: 'last-officer', office: { municipality: '新城市' } } });
    await commands.undoLeave(actorOf(people.careManager.account, position), shinshiro, account);
    await commands.endPosition(actor, position);
  });

  it('[RI1] of two officers who end each other at the same moment one stays', async () => {
    const { commands, officers, actorOf, gate } = here.region;
    const { toyokawa } = cities;
    const { actor, facility, account } = officers.toyokawa;
    const person = { loginName: 'tantou-ni', password: testPassword, name: '見本 担当二', kana: '' };
    const second = await commands.makeAccount(actor, toyokawa, person, { facility, profession: '行政職員' });
    await commands.grantCapacity(actor, toyokawa, second.position, 'officer');
    const other = actorOf(second.account, second.position);
    const ended = await Promise.allSettled([
      commands.leave(actor, toyokawa, second.account),
      commands.leave(other, toyokawa, account),
    ]);
    expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const left = await Promise.all(
      [actor, other].map((each) => gate.judge(each, 'list-accounts', { kind: 'municipality', id: toyokawa })),
    );
    expect(left.filter(({ allowed }) => allowed)).toHaveLength(1);
    const staying = left[0]?.allowed ? actor : other;
    await commands.undoLeave(staying, toyokawa, staying === actor ? second.account : account);
  });

  it('[RI1] stays while the other cannot sign in yet, and goes once somebody follows without a gap', async () => {
    const { commands, officers, actorOf } = here.region;
    const { nagoya } = cities;
    const { actor, facility, account, position } = officers.nagoya;
    const person = { loginName: 'tantou-go', password: testPassword, name: '見本 担当五', kana: '' };
    const second = await commands.makeAccount(actor, nagoya, person, { facility, profession: '行政職員' });
    await commands.grantCapacity(actor, nagoya, second.position, 'officer');
    await commands.renewSignIn(actor, nagoya, second.account);
    await expect(commands.leave(actor, nagoya, account)).rejects.toMatchObject(lastOfficer);
    await commands.leave(actor, nagoya, second.account);
    const third = await commands.makeAccount(
      actor,
      nagoya,
      { ...person, loginName: 'tantou-roku' },
      { facility, profession: '行政職員' },
    );
    await commands.grantCapacity(actor, nagoya, third.position, 'officer');
    const capacity = await grantOf(third.position);
    await commands.endCapacity(actor, nagoya, capacity, { until: '2026-07-01' as never });
    // The other's term ends in a month: this one may end no earlier than somebody else begins.
    await expect(commands.endPosition(actor, position)).rejects.toMatchObject(lastOfficer);
    await commands.endCapacity(actor, nagoya, capacity, { until: null });
    await commands.endPosition(actor, position);
    await expect(
      commands.endCapacity(actorOf(third.account, third.position), nagoya, capacity),
    ).rejects.toMatchObject(lastOfficer);
  });
});

describe('rights', () => {
  it('[RI3] end today or on a day to come, which can be moved and taken back until it has come', async () => {
    const { commands, officers, people, gate, channel } = here.region;
    const { actor } = officers.toyohashi;
    const record = { kind: 'channel', id: channel } as const;
    const reads = async () => (await gate.judge(people.doctor.actor, 'read', record)).allowed;
    await expect(
      commands.endPosition(actor, people.doctor.position, { until: '2026-05-31' as never }),
    ).rejects.toMatchObject({ code: 'V-01', details: { fields: [{ path: 'until', code: 'before-today' }] } });
    await commands.endPosition(actor, people.doctor.position, { until: '2026-06-10' as never });
    await commands.endPosition(actor, people.doctor.position, { until: '2026-06-04' as never });
    expect(await reads()).toBe(true);
    clock.set('2026-06-03T23:59:00+09:00');
    expect(await reads()).toBe(true);
    await commands.endPosition(actor, people.doctor.position, { until: null });
    clock.set('2026-06-04T00:01:00+09:00');
    expect(await reads()).toBe(true);
    await commands.endPosition(actor, people.doctor.position, { until: '2026-06-05' as never });
    clock.set('2026-06-05T00:01:00+09:00');
    expect(await reads()).toBe(false);
    await expect(commands.endPosition(actor, people.doctor.position, { until: null })).rejects.toMatchObject({
      details: { reason: 'already-ended' },
    });
  });

  it('[RI3] of a facility: its manager ends a position, and makes none longer', async () => {
    const { commands, officers, people } = here.region;
    const { okazaki } = cities;
    await commands.grantCapacity(
      officers.okazaki.actor,
      okazaki,
      people.careManager.position,
      'facility-manager',
    );
    const manager = people.careManager.actor;
    const { facility } = people.careManager;
    const person = { loginName: 'care-jiro', password: testPassword, name: '見本 次郎', kana: '' };
    const { position } = await commands.makeAccount(officers.okazaki.actor, okazaki, person, {
      ...{ facility, profession: '介護支援専門員' },
    });
    await commands.endPosition(manager, position, { until: '2026-06-20' as never });
    await commands.endPosition(manager, position, { until: '2026-06-10' as never });
    for (const until of ['2026-06-11' as never, null])
      await expect(commands.endPosition(manager, position, { until })).rejects.toMatchObject({
        code: 'A-06',
      });
    await commands.endPosition(officers.okazaki.actor, position, { until: null });
  });

  it('[RI3] a capacity that is held is not granted twice, so that ending it ends it', async () => {
    const { commands, officers, people, gate } = here.region;
    const { okazaki } = cities;
    const { position, actor, facility } = people.pharmacist;
    const grant = () => commands.grantCapacity(officers.okazaki.actor, okazaki, position, 'facility-manager');
    await grant();
    await grant();
    expect(await grantsOf(position)).toHaveLength(1);
    const manages = async () =>
      (await gate.judge(actor, 'list-positions', { kind: 'facility', id: facility })).allowed;
    expect(await manages()).toBe(true);
    await commands.endCapacity(officers.okazaki.actor, okazaki, await grantOf(position));
    expect(await manages()).toBe(false);
  });

  it('[RI4] 退職 entered in error is undone: positions, capacities and teams as before, sessions not, until five years later', async () => {
    const { commands, officers, people, gate, channel, directory, memberships } = here.region;
    const { actor } = officers.toyokawa;
    const { toyokawa } = cities;
    const { account } = people.nurse;
    const record = { kind: 'channel', id: channel } as const;
    const teamOf = async () =>
      (await directory.attributes.patient(here.region.patient))?.memberships.find(
        ({ id }) => id === memberships.nurse,
      );
    const before = await teamOf();
    await commands.endPosition(actor, people.nurse.position, { until: '2027-01-01' as never });
    await commands.leave(actor, toyokawa, account);
    expect((await teamOf())?.until).toBe('2026-06-05');
    expect((await gate.judge(people.nurse.actor, 'read', record)).allowed).toBe(false);
    await expect(commands.leave(actor, toyokawa, account)).rejects.toMatchObject({ code: 'C-01' });
    const epoch = (await directory.stores.accounts.accounts.findById(account).lean())?.sessionEpoch;
    await commands.undoLeave(actor, toyokawa, account);
    expect((await gate.judge(people.nurse.actor, 'read', record)).allowed).toBe(true);
    expect((await directory.attributes.account(account))?.sessionEpoch).toBeGreaterThan(epoch ?? 0);
    // The end that was set before still comes, and can still be taken back.
    expect((await teamOf())?.until).toBe('2027-01-01');
    await commands.endPosition(actor, people.nurse.position, { until: null });
    expect(await teamOf()).toEqual(before);
    await expect(commands.undoLeave(actor, toyokawa, account)).rejects.toMatchObject({ code: 'C-01' });

    await commands.leave(actor, toyokawa, account);
    clock.set('2031-06-05T12:00:00+09:00');
    await expect(commands.undoLeave(actor, toyokawa, account)).rejects.toMatchObject({
      details: { reason: 'too-late' },
    });
    clock.set('2026-06-05T12:00:00+09:00');
    await expect(commands.undoLeave(officers.okazaki.actor, cities.okazaki, account)).rejects.toMatchObject({
      code: 'A-01',
    });
  });

  it('[RI14] 退職 is entered ahead: all holds to its day, then nothing does, and until then it can be moved and taken back', async () => {
    const { commands, officers, people, gate, channel, directory } = here.region;
    clock.set('2026-06-05T12:00:00+09:00');
    const { actor } = officers.okazaki;
    const { okazaki } = cities;
    const { account, position } = people.careManager;
    const record = { kind: 'channel', id: channel } as const;
    const reads = async () => (await gate.judge(people.careManager.actor, 'read', record)).allowed;
    const leave = (until: string) => commands.leave(actor, okazaki, account, { until: until as never });
    const ends = async () =>
      (await directory.stores.accounts.positions.find({ account }).lean()).map(({ until }) => until);
    const before = await ends();
    await expect(leave('2026-06-04')).rejects.toMatchObject({
      details: { fields: [{ path: 'until', code: 'before-today' }] },
    });
    await leave('2026-06-10');
    // Moved, later and earlier.
    await leave('2026-06-20');
    await leave('2026-06-08');
    expect(await reads()).toBe(true);
    expect(await directory.queries.signIn.findById(account)).not.toBeNull();
    await commands.undoLeave(actor, okazaki, account);
    expect(await ends()).toEqual(before);
    await leave('2026-06-08');
    // A position of its own end in between goes its own way, and comes back to where it was.
    await commands.endPosition(actor, position, { until: '2026-06-07' as never });
    await commands.undoLeave(actor, okazaki, account);
    expect((await directory.queries.positions.position(position))?.until).toBe('2026-06-07');
    await commands.endPosition(actor, position, { until: null });
    expect(await ends()).toEqual(before);

    await leave('2026-06-08');
    expect(await directory.carryOutLeavings()).toBe(0);
    // What is given in between ends with the rest.
    await commands.addPosition(actor, account, {
      ...{ clientId: 'client-in-between', facility: people.careManager.facility, profession: '保健師' },
    });
    const epoch = (await directory.stores.accounts.accounts.findById(account).lean())?.sessionEpoch ?? 0;
    clock.set('2026-06-08T00:00:30+09:00');
    expect(await reads()).toBe(false);
    // Nobody signs in from midnight on, whenever the sweep comes.
    expect(await directory.queries.signIn.findById(account)).toBeNull();
    await expect(leave('2026-06-30')).rejects.toMatchObject({ details: { reason: 'already-ended' } });
    expect(await directory.carryOutLeavings()).toBe(1);
    expect(await directory.carryOutLeavings()).toBe(0);
    // Beside what ended earlier by itself.
    expect((await ends()).filter((until) => until === null || until >= '2026-06-08')).toEqual([
      ...['2026-06-08', '2026-06-08'],
    ]);
    expect(await directory.stores.accounts.accounts.findById(account).lean()).toMatchObject({
      ...{ state: 'left', sessionEpoch: epoch + 1 },
    });
    await commands.undoLeave(actor, okazaki, account);
    expect(await reads()).toBe(true);
  });

  it('[RI14] [RI1] the last officer’s 退職 on a day to come is refused, and one entered ahead counts for no other’s going', async () => {
    const { commands, officers, people, actorOf } = here.region;
    const { okazaki } = cities;
    const { actor, account, facility } = officers.okazaki;
    const ahead = { until: '2027-01-01' as never };
    await expect(commands.leave(actor, okazaki, account, ahead)).rejects.toMatchObject(lastOfficer);
    const person = { loginName: 'tantou-saki', password: testPassword, name: '見本 先', kana: '' };
    const second = await commands.makeAccount(actor, okazaki, person, { facility, profession: '行政職員' });
    await commands.leave(actor, okazaki, second.account, ahead);
    // Made an officer after that, without an end: it ends with the rest all the same.
    await commands.grantCapacity(actor, okazaki, second.position, 'officer');
    await expect(
      commands.leave(actorOf(second.account, second.position), okazaki, account),
    ).rejects.toMatchObject(lastOfficer);
    expect(people.careManager.account).not.toBe(second.account);
  });
});
