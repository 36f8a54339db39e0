import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ConferenceView } from '#contracts/http/conferenceRoutes.ts';
import { houseAccount } from '#domain/access/houseAccount.ts';
import type { ConferenceId } from '#domain/ids.ts';
import { type CareHouse, withCareHouse } from '#tests/support/careHouse.ts';
import { conferencePlans } from '#tests/support/conferencePlans.ts';
import { eventually } from '#tests/support/eventually.ts';
import { storyClock } from '#tests/support/storyClock.ts';
import type { TestClient } from '#tests/support/testClient.ts';

/** The sweep's; each conference of these tests is planned for 14:00 of this day. */
const planned = '2026-12-01T14:00:00+09:00';
const clock = storyClock(planned);
const HOUR = 60 * 60_000;
/** How long a room may stand empty. */
const EMPTY = 2 * HOUR;

// Without the worker service: what it would do once a minute is done here by hand.
const opened = withCareHouse({ services: ['web', 'realtime', 'media'] });
const { makePlan } = conferencePlans(opened);
let house: CareHouse;
let holder: TestClient;
beforeAll(async () => {
  house = opened();
  holder = await house.as('dischargeNurse');
});

beforeEach(() => clock.set(planned));

const sweep = () => house.app.house.care.features.conferences.endForgotten(clock.now());
const later = async (milliseconds: number) => {
  clock.advance(milliseconds);
  return sweep();
};
const begin = async (): Promise<ConferenceView> => {
  const made = await makePlan();
  expect((await holder.post(`/api/conferences/${made.id}/start`, {})).status).toBe(200);
  return made;
};
const read = async ({ id }: ConferenceView) =>
  (await holder.get(`/api/conferences/${id}`)).body as ConferenceView;
const attendance = async ({ minutes }: ConferenceView) =>
  ((await holder.get(`/api/minutes/${minutes}`)).body.attendance as { inRoom: { leftAt: string | null }[] })
    .inRoom;
const leaseOf = ({ id }: ConferenceView) => `${house.app.platform.redisPrefix}media:owner:${id}`;
const emptied = (one: ConferenceView) =>
  eventually(async () => (await house.app.platform.redis.exists(leaseOf(one))) === 0, 20_000);

describe('the sweep of forgotten conferences', () => {
  it('[CA7] ends one that nobody came to, as the act of the house, and leaves its minutes', async () => {
    const one = await begin();
    await sweep();
    await later(EMPTY - 60_000);
    expect((await read(one)).state).toBe('open');
    expect(await later(60_000)).toBe(1);
    expect(await read(one)).toMatchObject({
      ...{ state: 'ended', endedByHouse: true, endedAt: clock.now().toISOString() },
      may: { join: false, hold: false },
    });
    expect((await holder.get(`/api/minutes/${one.minutes}`)).status).toBe(200);

    const { facts, unlinked } = await house.app.platform.db
      .collection<{ _id: string; unlinked?: string; facts: { _id: string }[] }>('conferences')
      .find({ _id: one.id })
      .toArray()
      .then(([found]) => found ?? { facts: [], unlinked: undefined });
    const home = '232017';
    expect(facts.at(-1)).toMatchObject({
      ...{ account: houseAccount, position: null, act: 'end-conference', kind: 'written', allowed: true },
      ...{ from: home, to: home, patient: house.region.patient },
      record: { kind: 'conference', id: one.id },
    });
    // It waits for the chainer as every other fact does (AU2).
    expect(unlinked).toBe(facts.at(-1)?._id);
    expect(await sweep()).toBe(0);
  });

  it('[NO7] what becomes of it reaches the screens of all who are invited, in its call or not, and of nobody else', async () => {
    const people = ['dischargeNurse', 'doctor', 'outsider'] as const;
    const sockets = await Promise.all(people.map(async (who) => house.socketOf(await house.as(who))));
    const one = await begin();
    const told = () =>
      sockets.map(
        (socket) => socket.of('conference:changed').filter((push) => push.conference === one.id).length,
      );
    // Planned, begun, and ended by the house while nobody is in the room.
    await eventually(() => told()[1] === 2);
    await sweep();
    await later(EMPTY);
    await eventually(() => told()[1] === 3);
    expect(told()).toEqual([3, 3, 0]);
    for (const socket of sockets) socket.close();
  });

  it('[CA7] lets one go on in which somebody is, ends it two hours after the last has left, and tells who comes then', async () => {
    const one = await begin();
    await sweep();
    clock.advance(EMPTY - 1_000);
    const socket = await house.socketOf(await house.as('nurse'));
    expect(await socket.ask('call:join', { conference: one.id })).toMatchObject({ ok: true });
    expect(await later(3 * HOUR)).toBe(0);
    expect((await read(one)).state).toBe('open');

    await socket.ask('call:leave', {});
    await emptied(one);
    expect(await later(1_000)).toBe(0);
    expect(await later(EMPTY - 1_000)).toBe(0);
    expect(await later(1_000)).toBe(1);
    expect(await socket.ask('call:join', { conference: one.id })).toMatchObject({
      ok: false,
      error: { code: 'C-01', details: { reason: 'ended' } },
    });
    socket.close();
  }, 60_000);

  it('[CA7] counts anew for who came and went while no worker looked', async () => {
    const one = await begin();
    await sweep();
    clock.advance(10 * HOUR);
    await house.app.house.care.features.conferences.cameIn(one.id as ConferenceId);
    expect(await sweep()).toBe(0);
    expect((await read(one)).state).toBe('open');
    expect(await later(EMPTY)).toBe(1);
  });

  it('[CA7][MI5] takes the room of a media node that died for empty, and closes the attendance of whom it had', async () => {
    const one = await begin();
    const { recordAttendance } = house.app.house.care.features.minutes;
    const { account, position } = house.region.people.doctor;
    await recordAttendance(one.id as ConferenceId, { account, position } as never, 'joined');
    expect(await attendance(one)).toMatchObject([{ leftAt: null }]);
    await sweep();
    expect(await later(EMPTY)).toBe(1);
    expect(await attendance(one)).toMatchObject([{ leftAt: expect.any(String) }]);
  });

  it('[CA7] puts out, twelve hours after its hour, the screen that somebody left in the room', async () => {
    const one = await begin();
    const socket = await house.socketOf(holder);
    expect(await socket.ask('call:join', { conference: one.id })).toMatchObject({ ok: true });
    expect(await later(12 * HOUR)).toBe(1);
    await eventually(() => socket.of('call:ended').length > 0);
    expect(socket.of('call:ended')).toMatchObject([
      { conference: one.id, code: 'C-01', details: { reason: 'ended' } },
    ]);
    socket.close();
  });

  it('[CA7][MI5] closes the attendance that a process which died after the end had left open', async () => {
    const one = await begin();
    const { recordAttendance } = house.app.house.care.features.minutes;
    const { account, position } = house.region.people.doctor;
    await recordAttendance(one.id as ConferenceId, { account, position } as never, 'joined');
    await house.app.platform.db
      .collection<{ _id: string }>('conferences')
      .updateOne({ _id: one.id }, { $set: { state: 'ended', endedAt: clock.now(), roomOpen: true } });
    expect(await sweep()).toBe(1);
    expect(await attendance(one)).toMatchObject([{ leftAt: expect.any(String) }]);
    expect(await sweep()).toBe(0);
  });

  it('[CA7] ends one once, however many workers look at once, and says that its holder did where the holder did', async () => {
    const [first, second] = [await begin(), await begin()];
    await sweep();
    clock.advance(13 * HOUR);
    await holder.post(`/api/conferences/${second.id}/end`, {});
    await Promise.all([sweep(), sweep(), sweep()]);
    expect((await read(first)).endedByHouse).toBe(true);
    const facts = async ({ id }: ConferenceView) =>
      (
        await house.app.platform.db
          .collection<{ _id: string; facts: unknown[] }>('conferences')
          .findOne({ _id: id })
      )?.facts;
    expect(await facts(first)).toHaveLength(3);
    expect((await read(second)).endedByHouse).toBe(false);
  });
});
