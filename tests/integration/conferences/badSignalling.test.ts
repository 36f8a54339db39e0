import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { io } from 'socket.io-client';
import { realtimeOver } from '#client/api/realtimeOver.ts';
import type { CallPorts, MediaSession } from '#client/features/conferences/call/CallPorts.ts';
import { signallingOver } from '#client/features/conferences/call/signallingOver.ts';
import { startCall } from '#client/features/conferences/call/startCall.ts';
import type { ConferenceView } from '#contracts/http/conferenceRoutes.ts';
import { startSignallingProxy } from '#tests/support/call/signallingProxy.ts';
import { type CareHouse, withCareHouse } from '#tests/support/careHouse.ts';
import { conferencePlans } from '#tests/support/conferencePlans.ts';
import { eventually } from '#tests/support/eventually.ts';
import type { TestClient } from '#tests/support/testClient.ts';

const opened = withCareHouse();
const { makePlan, position } = conferencePlans(opened);
let house: CareHouse;
let [holder, doctor] = [] as unknown as [TestClient, TestClient];
beforeAll(async () => {
  house = opened();
  holder = await house.as('dischargeNurse');
  doctor = await house.as('doctor');
});
const after: (() => unknown)[] = [];
afterEach(async () => {
  for (const each of after.splice(0).reverse()) await each();
});

/** Media that flows as soon as it is asked for: what is tried here is the signalling. */
const flowing = (counts: { open: number; mostOpen: number }): CallPorts['openSession'] => {
  return (_place, _relay, tell): MediaSession => {
    counts.open += 1;
    counts.mostOpen = Math.max(counts.mostOpen, counts.open);
    setTimeout(() => {
      tell({ type: 'opened' });
      tell({ type: 'others', peers: [], expecting: false });
      for (const direction of ['send', 'receive'] as const) tell({ type: 'link', direction, link: 'up' });
    }, 5);
    return {
      send: (source) => setTimeout(() => tell({ type: 'sent', source }), 5),
      restartIce: () => {},
      look: () => {},
      close: () => {
        counts.open -= 1;
      },
    };
  };
};

/** The doctor's own browser but for its media: the machine, the product's signalling, a real socket over a bad line. */
const doctorsCall = async (conference: ConferenceView) => {
  const line = await startSignallingProxy(house.app.url);
  after.push(() => line.close());
  const socket = io(line.url, {
    ...{ transports: ['websocket'], forceNew: true, extraHeaders: { cookie: doctor.cookieHeader } },
    ...{ reconnectionDelay: 50, reconnectionDelayMax: 200 },
  });
  after.push(() => socket.disconnect());
  const realtime = realtimeOver(socket, 400);
  await eventually(() => realtime.isConnected());
  const counts = { open: 0, mostOpen: 0 };
  const call = startCall({
    signalling: signallingOver(realtime, conference.id),
    openSession: flowing(counts),
    devices: { take: async () => 'refused', list: async () => [], onChanged: () => () => {} },
    clock: {
      after(ms, done) {
        const timer = setTimeout(done, ms);
        return () => clearTimeout(timer);
      },
    },
  });
  after.push(() => call.leave());
  call.join();
  return { line, call, counts };
};

const openRoom = async (): Promise<ConferenceView> => {
  const conference = await makePlan();
  expect((await holder.post(`/api/conferences/${conference.id}/start`, {})).status).toBe(200);
  return conference;
};
/** Whom another who joins finds in the room. */
const inRoom = async (conference: ConferenceView): Promise<number> => {
  const socket = await house.socketOf(holder);
  const { data } = await socket.ask('call:join', { conference: conference.id });
  await socket.ask('call:leave', {});
  socket.close();
  return (data.peers as unknown[]).length;
};
const stays = async (conference: ConferenceView) => {
  const { body } = await holder.get(`/api/minutes/${conference.minutes}`);
  const { inRoom: all } = body.attendance as {
    inRoom: { person: { position: string }; leftAt: string | null }[];
  };
  return all
    .filter(({ person }) => person.position === position('doctor'))
    .map(({ leftAt }) => leftAt !== null);
};

/** Small, and the same for the same seed (mulberry32). */
const numbers = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
};

describe('a call whose signalling is delayed and dropped', () => {
  it('[CA13] joins all the same where the answers to its first tries are lost, as one participant with one stay', async () => {
    const conference = await openRoom();
    const { line, call, counts } = await doctorsCall(conference);
    let lost = 0;
    line.become((message, way) => {
      // The answer to a join, twice: the house has seated the doctor, who does not know.
      if (way !== 'down' || !/^43/.test(message) || !message.includes('rtpCapabilities') || lost >= 2)
        return 0;
      lost += 1;
      return null;
    });
    await eventually(() => call.getState().phase === 'in', 30_000);
    expect([await inRoom(conference), counts.mostOpen]).toEqual([1, 1]);
    expect(await stays(conference)).toEqual([false]);
  });

  it('[CA13] leaves all the same where its goodbye is lost, and nobody stands in the room after it', async () => {
    const conference = await openRoom();
    const { line, call, counts } = await doctorsCall(conference);
    await eventually(() => call.getState().phase === 'in', 30_000);
    let lost = 0;
    line.become((message, way) => {
      if (way !== 'up' || !message.includes('call:leave') || lost >= 2) return 0;
      lost += 1;
      return null;
    });
    call.leave();
    await eventually(async () => (await inRoom(conference)) === 0, 10_000);
    expect([lost, counts.open]).toEqual([2, 0]);
    expect(await stays(conference)).toEqual([true]);
  });

  const seeds = [1, Date.now() % 1_000_000];
  it.each(seeds)(
    '[CA13] ends in the right state after any order of lost, late and cut (seed %i)',
    async (seed) => {
      const next = numbers(seed);
      const conference = await openRoom();
      const { line, call, counts } = await doctorsCall(conference);
      for (let step = 0; step < 8; step += 1) {
        const [loss, late] = [next(60), next(300)];
        line.become(() => (next(100) < loss ? null : next(late + 1)));
        const { judged, refused } = line.counts;
        // In the call nothing is said any more by itself. A cut is over as soon as the browser has come again.
        if (call.getState().phase === 'in' || next(3) === 0) {
          line.cut();
          await eventually(() => line.counts.refused > refused, 10_000);
          line.mend();
        }
        // A join that goes up, and one that is answered: where one is lost it is said again.
        const more = 1 + next(2);
        await eventually(() => line.counts.judged >= judged + more, 20_000);
      }
      line.become(() => 0);
      await eventually(() => call.getState().phase === 'in', 30_000);
      expect(await inRoom(conference)).toBe(1);
      expect(counts).toEqual({ open: 1, mostOpen: 1 });
      expect((await stays(conference)).filter((isOver) => !isOver)).toEqual([false]);
      expect(await stays(conference)).toHaveLength(1);
      call.leave();
      await eventually(async () => (await inRoom(conference)) === 0, 10_000);
      expect(await stays(conference)).toEqual([true]);
      expect(counts.open).toBe(0);
    },
    90_000,
  );
});
