import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ConferenceView } from '#contracts/http/conferenceRoutes.ts';
import { type CareHouse, withCareHouse } from '#tests/support/careHouse.ts';
import { conferencePlans } from '#tests/support/conferencePlans.ts';
import { eventually } from '#tests/support/eventually.ts';
import type { TestSocket } from '#tests/support/openSocket.ts';
import type { TestClient } from '#tests/support/testClient.ts';

const opened = withCareHouse();
const outsiders = ['outsider', 'nonParty'] as const;
const unknownId = '0b'.repeat(12);
let house: CareHouse;
let [holder, doctor, nurse, careManager] = [] as unknown as TestClient[] as [
  TestClient,
  TestClient,
  TestClient,
  TestClient,
];
beforeAll(async () => {
  house = opened();
  holder = await house.as('dischargeNurse');
  doctor = await house.as('doctor');
  nurse = await house.as('nurse');
  careManager = await house.as('careManager');
});

const { position, makePlan } = conferencePlans(opened);
const step = async (by: TestClient, id: string, name: string) => {
  const { status, body } = await by.post(`/api/conferences/${id}/${name}`, {});
  return status === 200 ? body.state : body.error?.code;
};
const join = async (socket: TestSocket, conference: string) => {
  const { ok, data, error } = await socket.ask('call:join', { conference });
  return ok
    ? (data as { peer: string; peers: { position: string }[] })
    : [error.code, error.details?.reason].filter((each) => each !== undefined).join(' ');
};
const allOf = () =>
  house.app.platform.db.collection('conferences').countDocuments({ patient: house.region.patient });
/** The names that the room itself has put among those present. */
const attendance = async (conference: ConferenceView): Promise<string[]> => {
  const { body } = await holder.get(`/api/minutes/${conference.minutes}`);
  const { inRoom } = body.attendance as { inRoom: { person: { name: string } }[] };
  return inRoom.map(({ person }) => person.name).sort();
};

describe('a call', () => {
  it('[CA8] begins when its holder opens the room, and not before', async () => {
    const { id } = await makePlan();
    const socket = await house.socketOf(doctor);
    expect(await join(socket, id)).toBe('C-01 planned');
    expect(await step(doctor, id, 'start')).toBe('A-06');
    expect(await step(holder, id, 'start')).toBe('open');
    expect(await step(holder, id, 'start')).toBe('open');
    expect(await join(socket, id)).toMatchObject({ peers: [] });
    socket.close();
  });

  it('shows who is there, writes their attendance into the minutes, and tells who comes and goes', async () => {
    const conference = await makePlan();
    await step(holder, conference.id, 'start');
    const [first, second] = [await house.socketOf(holder), await house.socketOf(nurse)];
    expect(await join(first, conference.id)).toMatchObject({ peers: [] });
    const joined = await join(second, conference.id);
    expect(joined).toMatchObject({ peers: [{ position: position('dischargeNurse') }] });
    await eventually(() =>
      first
        .of('call:peer-joined')
        .some(({ peer }) => (peer as { position: string }).position === position('nurse')),
    );
    const both = ['見本 看護花子', '見本 退院真理'];
    await eventually(async () => (await attendance(conference)).length === 2);
    expect(await attendance(conference)).toEqual([...both].sort());
    // A reload: the old connection goes without a word, the person comes again, and is one attendee.
    second.close();
    await eventually(() => first.of('call:peer-left').length > 0);
    const again = await house.socketOf(nurse);
    expect(await join(again, conference.id)).toMatchObject({
      peers: [{ position: position('dischargeNurse') }],
    });
    expect(await attendance(conference)).toEqual([...both].sort());
    first.close();
    again.close();
  });

  it('[MI5] its end closes the attendance of whom no room saw leave', async () => {
    const conference = await makePlan();
    await step(holder, conference.id, 'start');
    const socket = await house.socketOf(nurse);
    await join(socket, conference.id);
    // What a media node leaves behind that was killed with the doctor in its room.
    const { recordAttendance } = house.app.house.care.features.minutes;
    const { account, position: own } = house.region.people.doctor;
    await recordAttendance(conference.id as never, { account, position: own } as never, 'joined');
    expect(await step(holder, conference.id, 'end')).toBe('ended');
    const { body } = await holder.get(`/api/minutes/${conference.minutes}`);
    const { inRoom } = body.attendance as { inRoom: { leftAt: string | null }[] };
    expect(inRoom.map(({ leftAt }) => leftAt)).toEqual([expect.any(String), expect.any(String)]);
    socket.close();
  });

  it('[MI5] has one participant for a connection that joins many times at once, and nobody once it has left', async () => {
    const conference = await makePlan();
    await step(holder, conference.id, 'start');
    const [one, other] = [await house.socketOf(holder), await house.socketOf(doctor)];
    const { id } = conference;
    await Promise.all(Array.from({ length: 16 }, () => join(one, id)));
    expect((await one.ask('call:list-peers', {})).data.peers).toHaveLength(1);
    expect(await one.ask('call:leave', {})).toMatchObject({ ok: true });
    await eventually(async () => {
      const { attendance: written } = (await holder.get(`/api/minutes/${conference.minutes}`)).body;
      expect(written).toMatchObject({ inRoom: [{ leftAt: expect.any(String) }] });
      return true;
    });
    expect(await join(other, id)).toMatchObject({ peers: [] });
    one.close();
    other.close();
  });

  it('is signalled to the media node: a transport of one is no transport of another', async () => {
    const { id } = await makePlan();
    await step(holder, id, 'start');
    const [one, other] = [await house.socketOf(holder), await house.socketOf(doctor)];
    await join(one, id);
    await join(other, id);
    const made = await one.ask('call:create-transport', { direction: 'send' });
    expect(made).toMatchObject({ ok: true, data: { iceCandidates: expect.any(Array) } });
    const { id: transport } = made.data as { id: string };
    expect(await other.ask('call:restart-ice', { transport })).toMatchObject({
      ok: false,
      error: { code: 'V-01' },
    });
    expect(await one.ask('call:restart-ice', { transport })).toMatchObject({ ok: true });
    await one.ask('call:leave', {});
    expect(await one.ask('call:restart-ice', { transport })).toMatchObject({
      ok: false,
      error: { code: 'A-01' },
    });
    one.close();
    other.close();
  });

  it('tells whoever looks what the others send by now: what began before they heard pushes is not missed', async () => {
    const { id } = await makePlan();
    await step(holder, id, 'start');
    const [one, other] = [await house.socketOf(holder), await house.socketOf(doctor)];
    await join(one, id);
    expect(await join(other, id)).toMatchObject({ peers: [{ producers: [] }] });
    const made = await one.ask('call:create-transport', { direction: 'send' });
    const { id: transport } = made.data as { id: string };
    const codec = { mimeType: 'audio/opus', payloadType: 111, clockRate: 48_000, channels: 2 };
    const sent = await one.ask('call:produce', {
      ...{ transport, kind: 'audio', source: 'microphone', paused: false },
      rtpParameters: { codecs: [codec], encodings: [{ ssrc: 4_001 }] },
    });
    const { producer } = sent.data as { producer: string };
    const seen = (await other.ask('call:list-peers', {})).data as { peers: { position: string }[] };
    expect(seen.peers).toHaveLength(2);
    expect(seen.peers).toContainEqual(
      expect.objectContaining({
        position: position('dischargeNurse'),
        producers: [{ producer, source: 'microphone', paused: false }],
      }),
    );
    await other.ask('call:leave', {});
    expect(await other.ask('call:list-peers', {})).toMatchObject({ ok: false, error: { code: 'A-01' } });
    one.close();
    other.close();
  });

  it('is closed to who may not join, by any door', async () => {
    const conference = await makePlan();
    await step(holder, conference.id, 'start');
    const documents = house.app.url.replace('http', 'ws');
    for (const who of [...outsiders, 'officer'] as const) {
      const client = who === 'officer' ? await house.officer('toyohashi') : await house.as(who);
      const socket = await house.socketOf(client);
      expect([who, await join(socket, conference.id)]).toEqual([who, 'A-01']);
      expect([who, await join(socket, unknownId)]).toEqual([who, 'A-01']);
      for (const path of [`conferences/${conference.id}`, `minutes/${conference.minutes}`])
        expect([who, (await client.get(`/api/${path}`)).status]).toEqual([who, 404]);
      for (const name of ['start', 'end', 'cancellation'])
        expect([who, await step(client, conference.id, name)]).toEqual([who, 'A-01']);
      const closed = new Promise((resolve) => {
        const open = new WebSocket(`${documents}/collab/${conference.minutes}`);
        open.addEventListener('close', ({ code }) => resolve(code));
      });
      expect(await closed).toBe(4401);
      socket.close();
    }
    // A member for care only is told why, and is not let in.
    const pharmacist = await house.socketOf(await house.as('pharmacist'));
    expect(await join(pharmacist, conference.id)).toMatch(/^A-0[167]$/);
    pharmacist.close();
  });

  it('[AC9][WA7] is offered to those alone whom the gate lets join, and says by which rule to the others', async () => {
    const seenBy = async (who: TestClient, id: string) => {
      const { may, callWithheldBy } = (await who.get(`/api/conferences/${id}`)).body as ConferenceView;
      return { ...may, callWithheldBy };
    };
    const { id } = await makePlan();
    const withheld = { join: false, hold: false, callWithheldBy: 'WA7' };
    expect(await seenBy(careManager, id)).toEqual(withheld);
    expect(await seenBy(nurse, id)).toEqual({ join: false, hold: false, callWithheldBy: null });
    await step(holder, id, 'start');
    expect(await seenBy(careManager, id)).toEqual(withheld);
    expect(await seenBy(nurse, id)).toEqual({ join: true, hold: false, callWithheldBy: null });
    expect(await seenBy(holder, id)).toEqual({ join: true, hold: true, callWithheldBy: null });
    // A list says the same of each row, from the judgement that let it be listed.
    for (const who of [careManager, nurse]) {
      const facts = house.app.platform.db.collection('facts');
      const before = await facts.countDocuments({
        act: { $in: ['list', 'read'] },
        'record.kind': 'conference',
      });
      const path = `/api/patients/${house.region.patient}/conferences`;
      const listed = (await who.get(path)).body.conferences as ConferenceView[];
      const one = listed.find((each) => each.id === id);
      const { join, hold, callWithheldBy } = await seenBy(who, id);
      expect(one).toMatchObject({ may: { join, hold }, callWithheldBy });
      const judged =
        (await facts.countDocuments({
          act: { $in: ['list', 'read'] },
          'record.kind': 'conference',
        })) - before;
      expect(judged).toBe((await allOf()) + 1);
    }
    await step(holder, id, 'end');
    expect(await seenBy(nurse, id)).toEqual({ join: false, hold: false, callWithheldBy: null });
    expect(await seenBy(holder, id)).toEqual({ join: false, hold: false, callWithheldBy: null });
  });

  it('[WA7] is not shown by a clause that discloses no video, though its minutes are', async () => {
    const conference = await makePlan();
    await step(holder, conference.id, 'start');
    const socket = await house.socketOf(careManager);
    expect(await join(socket, conference.id)).toBe('A-07');
    expect((await careManager.get(`/api/minutes/${conference.minutes}`)).status).toBe(200);
    socket.close();
  });
});

describe('the end of a conference', () => {
  it('[CA8] puts everybody out at once, who are told that it has ended, and nobody can join or open it again', async () => {
    const conference = await makePlan();
    const { id } = conference;
    await step(holder, id, 'start');
    const sockets = [await house.socketOf(holder), await house.socketOf(doctor), await house.socketOf(nurse)];
    for (const socket of sockets) expect(await join(socket, id)).toHaveProperty('peer');
    expect(await step(nurse, id, 'end')).toBe('A-06');
    expect(await step(holder, id, 'end')).toBe('ended');
    for (const socket of sockets) {
      await eventually(() => socket.of('call:ended').length > 0);
      expect(socket.of('call:ended')).toMatchObject([
        { conference: id, code: 'C-01', details: { reason: 'ended' } },
      ]);
      expect(await socket.ask('call:create-transport', { direction: 'send' })).toMatchObject({ ok: false });
      expect(await join(socket, id)).toBe('C-01 ended');
      socket.close();
    }
    expect(await step(holder, id, 'start')).toBe('C-01');
    expect(await step(holder, id, 'cancellation')).toBe('C-01');
    expect((await nurse.get(`/api/conferences/${id}`)).body).toMatchObject({
      state: 'ended',
      may: { join: false },
    });
    expect(await attendance(conference)).toHaveLength(3);
  });

  it('comes once, however often and at once it is asked for', async () => {
    const { id } = await makePlan();
    await step(holder, id, 'start');
    const states = await Promise.all([1, 2, 3].map(() => step(holder, id, 'end')));
    expect(states.every((state) => state === 'ended' || state === 'C-01')).toBe(true);
    expect(states).toContain('ended');
    expect(await step(holder, id, 'end')).toBe('ended');
  });

  it('before it began is a cancellation, after which there is no room', async () => {
    const { id } = await makePlan();
    expect(await step(holder, id, 'end')).toBe('C-01');
    expect(await step(holder, id, 'cancellation')).toBe('cancelled');
    expect(await step(holder, id, 'start')).toBe('C-01');
    const socket = await house.socketOf(holder);
    expect(await join(socket, id)).toBe('C-01 cancelled');
    socket.close();
  });
});
