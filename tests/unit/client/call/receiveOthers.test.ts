import { expect, it } from '@jest/globals';
import { ApiFailure } from '#client/api/ApiFailure.ts';
import { askPatiently } from '#client/features/conferences/call/askPatiently.ts';
import type { CallPeer } from '#client/features/conferences/call/CallState.ts';
import { receiveOthers } from '#client/features/conferences/call/receiveOthers.ts';
import type { Peer } from '#contracts/signalling.ts';

const timers: (() => void)[] = [];
const clock = {
  after: (_ms: number, done: () => void) => {
    timers.push(done);
    return () => void timers.splice(timers.indexOf(done), 1);
  },
};
const settle = async () => {
  for (let turn = 0; turn < 60; turn += 1) await Promise.resolve();
};
const passTime = async () => {
  for (const due of timers.splice(0)) due();
  await settle();
};

/** A call of so many others, each with microphone and camera, at a door that may refuse. */
const callOf = (others: number) => {
  const peerOf = (number: number): Peer =>
    ({
      ...{ peer: `peer-${number}`, account: `account-${number}`, position: `position-${number}` },
      producers: (['microphone', 'camera'] as const).map((source) => ({
        ...{ producer: `${source}-${number}`, source, paused: false },
      })),
    }) as unknown as Peer;
  const state = {
    peers: [{ peer: 'me', account: 'a', position: 'p', producers: [] } as unknown as Peer],
    asked: [] as string[],
    inFlight: 0,
    most: 0,
    refusals: 0,
    /** Consumers that this browser cannot take. */
    bad: new Set<string>(),
  };
  for (let number = 0; number < others; number += 1) state.peers.push(peerOf(number));
  const ask = async (name: string, payload: { have?: string[] }): Promise<unknown> => {
    state.asked.push(name);
    state.inFlight += 1;
    state.most = Math.max(state.most, state.inFlight);
    await Promise.resolve();
    state.inFlight -= 1;
    if (state.refusals > 0) {
      state.refusals -= 1;
      throw new ApiFailure({ code: 'V-04', traceId: '-', details: { retryAfterSeconds: 1 } });
    }
    if (name !== 'call:consume-all') return {};
    const consumers = state.peers
      .flatMap(({ producers }) => producers)
      .filter(({ producer }) => !payload.have?.includes(producer))
      .map(({ producer, source }) => ({
        ...{ consumer: `c-${producer}`, producer, kind: source === 'microphone' ? 'audio' : 'video' },
        rtpParameters: {},
      }));
    return { peers: state.peers, consumers };
  };
  const shown = { peers: [] as readonly CallPeer[], expecting: true, unseated: 0 };
  const taken: string[] = [];
  const closed: string[] = [];
  const receiver = receiveOthers({
    ask: askPatiently({ ask: ask as never, isConnected: () => true }, clock),
    clock,
    own: 'me',
    capabilities: {} as never,
    transport: {
      async consume({ producerId }: { producerId: string }) {
        if (state.bad.has(producerId)) throw new Error('not by this browser');
        taken.push(producerId);
        return { track: { id: producerId }, close: () => void closed.push(producerId) };
      },
    } as never,
    changed: (peers, expecting) => Object.assign(shown, { peers, expecting }),
    unseated: () => {
      shown.unseated += 1;
    },
  });
  return { state, shown, taken, closed, receiver, peerOf };
};
const tracksOf = (peers: readonly CallPeer[]) => peers.flatMap(({ tracks }) => Object.keys(tracks)).length;

it.each([1, 9, 19, 29])(
  '[CA6] who comes after %i others has them all by one request, voices first',
  async (others) => {
    const { state, shown, taken, receiver } = callOf(others);
    receiver.look();
    await settle();
    expect(state.asked).toEqual(['call:consume-all', 'call:set-consumers', 'call:set-consumers']);
    expect(state.most).toBe(1);
    expect([shown.peers.length, tracksOf(shown.peers), shown.expecting]).toEqual([others, 2 * others, false]);
    expect(taken.slice(0, others).every((producer) => producer.startsWith('microphone'))).toBe(true);
  },
);

it('[CA6] a refused request waits as long as it was told and is asked again, never dropped', async () => {
  const { state, shown, receiver } = callOf(9);
  state.refusals = 3;
  receiver.look();
  await settle();
  for (let wait = 0; wait < 3; wait += 1) await passTime();
  expect(tracksOf(shown.peers)).toBe(18);
  expect(state.asked).toHaveLength(6);
});

it('[CA6] where all patience is at its end, what is there is looked for again', async () => {
  const { state, shown, receiver } = callOf(2);
  state.refusals = 7;
  receiver.look();
  for (let wait = 0; wait < 9; wait += 1) await passTime();
  expect(tracksOf(shown.peers)).toBe(4);
});

it('[CA6] a flood of changes is two requests, not one for each', async () => {
  const { state, shown, receiver, peerOf } = callOf(0);
  receiver.look();
  await settle();
  state.asked.length = 0;
  for (let number = 0; number < 20; number += 1) {
    const { producers, ...peer } = peerOf(number);
    state.peers.push({ ...peer, producers });
    receiver.joined({ ...peer, producers: [] });
    for (const { producer, source } of producers)
      receiver.producerChanged({
        ...{ conference: 'c', peer: peer.peer, producer, source },
        state: 'open',
      } as never);
  }
  await settle();
  expect(state.asked.filter((name) => name === 'call:consume-all').length).toBeLessThanOrEqual(2);
  expect(tracksOf(shown.peers)).toBe(40);
});

it('shows what is paused, closes what ended, and keeps away who left though an older answer names them', async () => {
  const { shown, closed, receiver } = callOf(2);
  receiver.look();
  await settle();
  const change = { conference: 'c', peer: 'peer-0', producer: 'microphone-0', source: 'microphone' };
  receiver.producerChanged({ ...change, state: 'paused' } as never);
  expect(shown.peers.find(({ peer }) => peer === 'peer-0')?.tracks.microphone?.paused).toBe(true);
  receiver.producerChanged({ ...change, state: 'closed' } as never);
  expect(closed).toEqual(['microphone-0']);
  receiver.left('peer-1');
  expect(closed).toEqual(['microphone-0', 'microphone-1', 'camera-1']);
  receiver.look();
  await settle();
  expect(shown.peers.map(({ peer, tracks }) => [peer, Object.keys(tracks)])).toEqual([
    ['peer-0', ['camera']],
  ]);
});

it('what this browser cannot play is waited for by nobody', async () => {
  const { state, shown, receiver } = callOf(1);
  state.bad.add('camera-0');
  receiver.look();
  await settle();
  expect([Object.keys(shown.peers[0]?.tracks ?? {}), shown.expecting]).toEqual([['microphone'], false]);
});

it('[CA1] notices that its own place is gone, by a push or by looking', async () => {
  const { state, shown, receiver } = callOf(1);
  receiver.left('me');
  expect(shown.unseated).toBe(1);
  state.peers.shift();
  receiver.look();
  await settle();
  expect(shown.unseated).toBe(2);
});

it('[CA1] asks nothing over a line that is away: the socket would send it before one has joined again', async () => {
  const asked: string[] = [];
  const ask = askPatiently(
    { ask: (async (name: string) => asked.push(name)) as never, isConnected: () => false },
    clock,
  );
  await expect(ask('call:list-peers', {})).rejects.toMatchObject({ code: 'N-01' });
  expect(asked).toEqual([]);
});
