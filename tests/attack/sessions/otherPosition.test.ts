import { beforeAll, describe, expect, it } from '@jest/globals';
import { io } from 'socket.io-client';
import type { PositionId } from '#domain/ids.ts';
import { withCareHouse } from '#tests/support/careHouse.ts';
import { eventually } from '#tests/support/eventually.ts';
import { openSocket } from '#tests/support/openSocket.ts';
import { signIn } from '#tests/support/signIn.ts';
import type { TestClient } from '#tests/support/testClient.ts';

/** Of somebody with two positions, of which one is in a team. */
describe('a page that was shown for another position than the session acts in', () => {
  const opened = withCareHouse({ services: ['web', 'realtime', 'worker'] });
  let nurse: TestClient;
  let team: PositionId;
  let other: PositionId;
  let channel: string;
  const as = (position: string) => ({ 'x-engawa-position': position });
  const switchTo = (position: string) => nurse.post('/api/session/position', { position });
  beforeAll(async () => {
    const { app, region } = opened();
    const { account, position, facility } = region.people.nurse;
    team = position;
    channel = region.channel;
    other = await app.house.commands.addPosition(region.officers.toyokawa.actor, account, {
      ...{ clientId: 'client-second', facility, profession: '保健師' },
    });
    nurse = await signIn(app, region.people.nurse.loginName);
  }, 30_000);

  const switched = { code: 'C-01', details: { reason: 'position-switched' } };

  it('[SS4] reads and writes nothing in the one it does not show', async () => {
    const posts = `/api/channels/${channel}/posts`;
    const wanted = { clientId: 'client-other-position', kind: 'post', text: '見本' };
    expect((await nurse.ask('GET', posts, undefined, as(team))).status).toBe(200);
    await switchTo(other);
    expect((await nurse.ask('GET', posts, undefined, as(team))).body.error).toMatchObject(switched);
    expect((await nurse.post(posts, wanted, as(team))).body.error).toMatchObject(switched);
    // What it says is no ground of anything: the other position has no relation.
    expect((await nurse.ask('GET', posts, undefined, as(other))).body.error?.code).toBe('A-06');
    for (const forged of ['', 'x'.repeat(4_000), opened().region.people.doctor.position])
      expect((await nurse.ask('GET', posts, undefined, as(forged))).body.error).toMatchObject(switched);
    // How it learns which one it is.
    expect((await nurse.ask('GET', '/api/session', undefined, as(team))).body.position).toBe(other);
    await switchTo(team);
    expect((await nurse.post(posts, wanted, as(team))).status).toBe(200);
  });

  it('[SS4] is connected in no other at the socket door, and told so when it is switched', async () => {
    const { url } = opened().app;
    const connect = (auth: object) =>
      new Promise<unknown>((resolve) => {
        const socket = io(url, {
          ...{ auth, transports: ['websocket'], forceNew: true, reconnection: false },
          extraHeaders: { cookie: nurse.cookieHeader },
        });
        const answer = (what: unknown) => {
          socket.close();
          resolve(what);
        };
        socket.on('connect', () => answer('connected'));
        socket.on('connect_error', (error: Error & { data?: unknown }) => answer(error.data));
      });
    expect(await connect({ position: team })).toBe('connected');
    expect(await connect({})).toBe('connected');
    expect(await connect({ position: other })).toMatchObject(switched);
    expect(await connect({ position: ['x'] })).toBe('connected');

    const socket = await openSocket(nurse);
    await switchTo(other);
    await eventually(() => socket.of('session:ended').length > 0);
    expect(socket.of('session:ended')).toEqual([{ code: 'C-01' }]);
    await switchTo(team);
  });

  it('[SS5] what waits is counted for each of one’s own positions, as that position may see it', async () => {
    const doctor = await opened().as('doctor');
    await doctor.post(`/api/channels/${channel}/posts`, {
      clientId: 'client-waiting',
      kind: 'post',
      text: '見本',
    });
    const planned = await doctor.post(`/api/patients/${opened().region.patient}/conferences`, {
      ...{ clientId: 'client-today', kind: 'discharge-conference', title: '見本', place: '見本' },
      ...{ startsAt: new Date().toISOString(), invited: [team] },
    });
    expect(planned.status).toBe(200);
    const waiting = async (client: TestClient) => (await client.get('/api/session/waiting')).body.positions;
    const { channels } = (await nurse.get('/api/channels/unread')).body as unknown as {
      channels: { unread: number }[];
    };
    const unread = channels.reduce((sum, one) => sum + one.unread, 0);
    expect(unread).toBeGreaterThan(0);
    const seen = [
      { position: team, unread, conferencesToday: 1 },
      { position: other, unread: 0, conferencesToday: 0 },
    ];
    // The same whichever of them one acts in.
    expect(await waiting(nurse)).toEqual(expect.arrayContaining(seen));
    await switchTo(other);
    expect(await waiting(nurse)).toEqual(expect.arrayContaining(seen));
    expect(await waiting(nurse)).toHaveLength(2);

    // A position that has ended counts nothing any more, and is not named.
    const { app, region } = opened();
    await app.house.commands.endPosition(region.officers.toyokawa.actor, team);
    expect(await waiting(nurse)).toEqual([seen[1]]);
  });
});
