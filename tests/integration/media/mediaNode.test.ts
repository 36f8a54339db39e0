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
        if (wanted !== conference || actor.account === stranger.account) throw new Failure('A-01');
        held.set(actor.session, onEnded);
        return { maySend: () => true, close: () => held.delete(actor.session) };
      },
      joined: async (actor) => void attendance.push(`joined ${actor.position}`),
      left: async (actor) => void attendance.push(`left ${actor.position}`),
    },
  );
  rpc = await openRpc(platform);
}, 60_000);

const ask = (actor: Actor, peer: string | null, method: string, payload: object, which = conference) =>
  rpc.ask(callAddress(platform.nodeId), method, { actor, peer, conference: which, payload });
const join = async (actor: Actor) =>
  (await ask(actor, null, 'join', { conference })) as {
    peer: string;
    peers: { peer: string; position: string }[];
  };
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
});
