import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '#domain/access/actor.ts';
import type { AccountId, ConferenceId, PositionId, SessionId } from '#domain/ids.ts';
import { openMediaNode } from '#media/mediaNode.ts';
import { callAddress, mediaEvents } from '#platform/calls/callAddresses.ts';
import { conferenceOwners } from '#platform/calls/conferenceOwners.ts';
import { readEnv } from '#platform/env.ts';
import { Failure } from '#platform/failure.ts';
import { createLogger } from '#platform/logger.ts';
import { newId } from '#platform/newId.ts';
import { openPlatform } from '#platform/openPlatform.ts';
import type { Platform } from '#platform/platform.ts';
import { NobodyThere } from '#platform/rpc/nobodyThere.ts';
import { openRpc, type Rpc } from '#platform/rpc/openRpc.ts';
import { eventually } from '#tests/support/eventually.ts';
import { withTestStores } from '#tests/support/testStores.ts';

// Hooks of one block run in the order they are written in: this closes before the stores it stands on.
afterAll(() => platform?.lifecycle.close());
const stores = withTestStores();
const conference = newId<ConferenceId>();
const person = (): Actor => ({
  account: newId<AccountId>(),
  session: newId<SessionId>(),
  position: newId<PositionId>(),
});
const nurse = person();
const doctor = person();
const stranger = person();

let platform: Platform;
let rpc: Rpc;
let end: ((actor: Actor) => void) | undefined;
const attendance: string[] = [];
/** Sessions that the gate was asked about, and accounts that it refuses. */
const admitted: string[] = [];
const barred = new Set<string>([stranger.account]);

beforeAll(async () => {
  const { mongoUri, redisUrl } = stores();
  platform = await openPlatform({
    env: readEnv({}),
    log: createLogger('silent'),
    mongoUri,
    redisUrl,
    dbName: 'media',
  });
  const held = new Map<Actor['session'], (refusal: { code: string }) => void>();
  end = (actor) => held.get(actor.session)?.({ code: 'A-03' });
  await openMediaNode(
    platform,
    { ip: '127.0.0.1', announcedAddress: undefined, firstPort: 0 },
    {
      admit: async (actor, wanted, onEnded) => {
        admitted.push(actor.session);
        if (wanted !== conference || barred.has(actor.account)) throw new Failure('A-01');
        held.set(actor.session, onEnded);
        const close = () => {
          if (held.get(actor.session) === onEnded) held.delete(actor.session);
        };
        return { maySend: () => true, close };
      },
      joined: async (actor) => void attendance.push(`joined ${actor.position}`),
      left: async (actor) => void attendance.push(`left ${actor.position}`),
    },
  );
  rpc = await openRpc(platform);
}, 60_000);

const ask = (
  actor: Actor,
  peer: string | null,
  method: string,
  payload: object,
  which = conference,
  line?: string,
) => rpc.ask(callAddress(platform.nodeId), method, { actor, peer, conference: which, payload, line });
interface Joined {
  readonly peer: string;
  readonly peers: { readonly peer: string; readonly position: string }[];
}
const join = async (actor: Actor) => (await ask(actor, null, 'join', { conference })) as Joined;
/** Over a line of one's own, to a seat. */
const sit = async (actor: Actor, seat: string, line: string) =>
  (await ask(actor, null, 'join', { conference, seat }, conference, line)) as Joined;
const detach = (peer: string, line: string) =>
  rpc.ask(callAddress(platform.nodeId), 'detach', { conference, peer, line });
const over = (actor: Actor, peer: string, line: string) =>
  codeOf(ask(actor, peer, 'list-peers', {}, conference, line));
const seat = 'S'.repeat(32);
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: unknown) => (error instanceof Failure ? error.code : String(error)),
  );

describe('a media node', () => {
  it('is found by the conference, and the same for all who join it', async () => {
    const owners = conferenceOwners(platform.redis, platform.redisPrefix);
    const found = await Promise.all([1, 2, 3].map(() => owners.find(conference, Date.now())));
    expect(new Set(found)).toEqual(new Set([platform.nodeId]));
  });

  it('lets in whom the gate admits, shows who is there, and records attendance', async () => {
    const first = await join(nurse);
    const second = await join(doctor);
    expect(second.peers.map(({ position }) => position)).toEqual([nurse.position]);
    await ask(nurse, first.peer, 'leave', {});
    await ask(doctor, second.peer, 'leave', {});
    expect(attendance).toEqual([
      `joined ${nurse.position}`,
      `joined ${doctor.position}`,
      `left ${nurse.position}`,
      `left ${doctor.position}`,
    ]);
  });

  it('answers one who was not admitted as it answers for a conference that is not', async () => {
    const unknown = newId<ConferenceId>();
    expect(await codeOf(ask(stranger, null, 'join', { conference }))).toBe('A-01');
    expect(await codeOf(ask(nurse, null, 'join', { conference: unknown }, unknown))).toBe('A-01');
  });

  it("refuses another's place in the call, and whoever has none", async () => {
    const { peer } = await join(nurse);
    expect(await codeOf(ask(doctor, peer, 'create-transport', { direction: 'send' }))).toBe('A-01');
    expect(await codeOf(ask(doctor, null, 'create-transport', { direction: 'send' }))).toBe('A-01');
    expect(await codeOf(ask(stranger, newId(), 'create-transport', { direction: 'send' }))).toBe('A-01');
    await ask(nurse, peer, 'leave', {});
  });

  it('says what is wrong with malformed signalling, and goes on', async () => {
    const { peer } = await join(nurse);
    const transport = (await ask(nurse, peer, 'create-transport', { direction: 'send' })) as { id: string };
    const bad: [string, object][] = [
      ['create-transport', { direction: 'sideways' }],
      ['create-transport', {}],
      ['connect-transport', { transport: transport.id, dtlsParameters: { fingerprints: 'none' } }],
      [
        'produce',
        {
          transport: transport.id,
          kind: 'audio',
          source: 'microphone',
          rtpParameters: { codecs: 7 },
          paused: false,
        },
      ],
      [
        'produce',
        { transport: transport.id, kind: 'video', source: 'microphone', rtpParameters: {}, paused: false },
      ],
      ['set-producer', { producer: '00000000-0000-0000-0000-000000000000', paused: true }],
      ['consume-all', { rtpCapabilities: {}, have: [] }],
      ['consume-all', { rtpCapabilities: {}, have: 'all' }],
      ['set-consumers', { consumers: ['00000000-0000-0000-0000-000000000000'], paused: false }],
      ['set-consumers', { consumers: [], paused: false }],
    ];
    for (const [method, payload] of bad)
      expect([method, await codeOf(ask(nurse, peer, method, payload))]).toEqual([method, 'V-01']);
    expect(await codeOf(ask(nurse, peer, 'no-such-thing', {}))).toBe('V-05');
    await ask(nurse, peer, 'leave', {});
  });

  it('takes a lost lease again, and closes a call that another node has by now', async () => {
    const { peer } = await join(nurse);
    const key = `${platform.redisPrefix}media:owner:${conference}`;
    // As after an outage of Redis that was longer than the lease.
    await platform.redis.del(key);
    await eventually(async () => (await platform.redis.get(key)) === platform.nodeId, 10_000);
    expect(await codeOf(ask(nurse, peer, 'list-peers', {}))).toBe('ok');

    const told: string[] = [];
    const ear = platform.newRedis();
    ear.on('message', (_channel, text) => told.push((JSON.parse(text) as { push: string }).push));
    await ear.connect();
    await ear.subscribe(`${platform.redisPrefix}${mediaEvents}`);
    await platform.redis.set(key, 'another-node');
    await eventually(() => told.includes('call-lost'), 10_000);
    expect(await codeOf(ask(nurse, peer, 'list-peers', {}))).toBe('A-01');
    expect(attendance.at(-1)).toBe(`left ${nurse.position}`);
    expect(await platform.redis.get(key)).toBe('another-node');
    await platform.redis.del(key);
  }, 30_000);

  it('is told apart from a node that is gone: that one does not listen', async () => {
    await expect(rpc.ask(callAddress('gone'), 'join', {})).rejects.toThrow(NobodyThere);
  });

  it('puts out one whose admission ends', async () => {
    const { peer } = await join(nurse);
    end?.(nurse);
    await expect(ask(nurse, peer, 'create-transport', { direction: 'send' })).rejects.toThrow('A-01');
    expect(attendance.at(-1)).toBe(`left ${nurse.position}`);
  });

  it('[CA1] knows who comes back to their seat over another line: the same participant, judged anew', async () => {
    const first = await sit(nurse, seat, 'line-1');
    const transport = await ask(
      nurse,
      first.peer,
      'create-transport',
      { direction: 'send' },
      conference,
      'line-1',
    );
    const asked = admitted.length;
    const entries = attendance.length;
    const back = await sit(nurse, seat, 'line-2');
    expect(back.peer).toBe(first.peer);
    expect(admitted.slice(asked)).toEqual([nurse.session]);
    // What it had is there still, and the line before it speaks for nobody.
    const { id } = transport as { id: string };
    const restart = ask(nurse, back.peer, 'restart-ice', { transport: id }, conference, 'line-2');
    expect(await codeOf(restart)).toBe('ok');
    expect(await over(nurse, back.peer, 'line-1')).toBe('A-01');
    await detach(back.peer, 'line-1');
    expect(await over(nurse, back.peer, 'line-2')).toBe('ok');
    expect(attendance.slice(entries)).toEqual([]);
    await ask(nurse, back.peer, 'leave', {}, conference, 'line-2');
    expect(attendance.slice(entries)).toEqual([`left ${nurse.position}`]);
  });

  it('[CA1] gives a seat to nobody else: another session, person, seat, or one whom the gate refuses by now', async () => {
    const { peer } = await sit(nurse, seat, 'line-1');
    const elsewhere: Actor = { ...nurse, session: newId<SessionId>() };
    const switched: Actor = { ...nurse, position: newId<PositionId>() };
    const others: [Actor, string][] = [
      [doctor, seat],
      [elsewhere, seat],
      [switched, seat],
      [nurse, 'T'.repeat(32)],
    ];
    for (const [actor, theirs] of others) {
      const other = await sit(actor, theirs, 'line-2');
      expect(other.peer).not.toBe(peer);
      await ask(actor, other.peer, 'leave', {}, conference, 'line-2');
    }
    barred.add(nurse.account);
    await expect(sit(nurse, seat, 'line-3')).rejects.toThrow('A-01');
    barred.delete(nurse.account);
    await ask(nurse, peer, 'leave', {}, conference, 'line-1');
  });

  it('[CA4] keeps a place for a moment when its line is gone; a page that was loaded anew takes over the stay', async () => {
    const entries = attendance.length;
    const first = await sit(nurse, seat, 'line-1');
    const witness = await sit(doctor, seat, 'line-w');
    const peersNow = async () => {
      const answer = await ask(doctor, witness.peer, 'list-peers', {}, conference, 'line-w');
      return (answer as Joined).peers.map(({ peer }) => peer);
    };
    await detach(first.peer, 'line-1');
    expect(await peersNow()).toContain(first.peer);
    const again = await sit(nurse, 'T'.repeat(32), 'line-2');
    expect(await peersNow()).toEqual(expect.arrayContaining([witness.peer, again.peer]));
    expect(await peersNow()).not.toContain(first.peer);
    await detach(again.peer, 'line-2');
    await eventually(async () => !(await peersNow()).includes(again.peer), 10_000);
    await ask(doctor, witness.peer, 'leave', {}, conference, 'line-w');
    expect(attendance.slice(entries)).toEqual([
      `joined ${nurse.position}`,
      `joined ${doctor.position}`,
      `left ${nurse.position}`,
      `left ${doctor.position}`,
    ]);
  }, 30_000);

  it('[CA1] has one transport each way: another takes the place of the first', async () => {
    const { peer } = await join(nurse);
    const make = async (direction: string) =>
      ((await ask(nurse, peer, 'create-transport', { direction })) as { id: string }).id;
    const [send, receive, sendAgain] = [await make('send'), await make('receive'), await make('send')];
    const restart = (transport: string) => codeOf(ask(nurse, peer, 'restart-ice', { transport }));
    expect([await restart(send), await restart(receive), await restart(sendAgain)]).toEqual([
      'V-01',
      'ok',
      'ok',
    ]);
    await ask(nurse, peer, 'leave', {});
  });

  it('[CA6] gives everything that is there by one request, voices first', async () => {
    const actors = Array.from({ length: 11 }, person);
    const audio = { mimeType: 'audio/opus', payloadType: 111, clockRate: 48_000, channels: 2 };
    const video = { mimeType: 'video/VP8', payloadType: 96, clockRate: 90_000 };
    const sent: { peer: string; voice: string; face: string }[] = [];
    let ssrc = 5_000;
    for (const actor of actors) {
      const { peer } = await join(actor);
      const { id: transport } = (await ask(actor, peer, 'create-transport', { direction: 'send' })) as {
        id: string;
      };
      const produce = async (kind: string, source: string, codec: object) => {
        const rtpParameters = { codecs: [codec], encodings: [{ ssrc: ++ssrc }] };
        const what = { transport, kind, source, rtpParameters, paused: false };
        return ((await ask(actor, peer, 'produce', what)) as { producer: string }).producer;
      };
      sent.push({
        peer,
        voice: await produce('audio', 'microphone', audio),
        face: await produce('video', 'camera', video),
      });
    }
    const late = person();
    const { peer } = await join(late);
    await ask(late, peer, 'create-transport', { direction: 'receive' });
    const rtpCapabilities = {
      codecs: [
        { ...audio, kind: 'audio', preferredPayloadType: 111 },
        { ...video, kind: 'video', preferredPayloadType: 96 },
      ],
    };
    interface Offered {
      readonly consumers: { readonly consumer: string; readonly producer: string; readonly kind: string }[];
    }
    const everything = async (have: string[], who = late, own = peer) =>
      (await ask(who, own, 'consume-all', { rtpCapabilities, have })) as Offered;
    const { consumers } = await everything([]);
    // mediasoup itself names somebody of the silent ones as who speaks: voices and faces are in one order.
    const placesOf = (kind: 'voice' | 'face', from: number) =>
      consumers.slice(from, from + 11).map(({ producer }) => sent.findIndex((one) => one[kind] === producer));
    expect(consumers).toHaveLength(22);
    expect(placesOf('voice', 0).toSorted((one, other) => one - other)).toEqual(sent.map((_, at) => at));
    expect(placesOf('face', 11)).toEqual(placesOf('voice', 0));
    // An answer that was lost is given again, and makes nothing twice; what is had is not.
    expect((await everything([])).consumers).toEqual(consumers);
    const [first, ...others] = consumers.map(({ producer }) => producer);
    expect((await everything(others)).consumers.map(({ producer }) => producer)).toEqual([first]);
    const flowing = { consumers: consumers.map(({ consumer }) => consumer), paused: false };
    expect(await codeOf(ask(late, peer, 'set-consumers', flowing))).toBe('ok');
    // A second device of the same person is seen there, and not heard.
    const speaker = actors[0] as Actor;
    const device = { ...speaker, session: newId<SessionId>() };
    const second = await join(device);
    await ask(device, second.peer, 'create-transport', { direction: 'receive' });
    const heard = (await everything([], device, second.peer)).consumers.map(({ producer }) => producer);
    expect(heard).toContain(sent[0]?.face);
    expect(heard).not.toContain(sent[0]?.voice);
    const all = [
      ...actors.map((actor, at) => [actor, sent[at]?.peer] as const),
      [late, peer],
      [device, second.peer],
    ];
    for (const [actor, own] of all) await ask(actor as Actor, own as string, 'leave', {});
  }, 60_000);
});
