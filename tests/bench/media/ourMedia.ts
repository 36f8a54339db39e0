/**
 * Our media service without its doors: worker pool, rooms, participants, who speaks, and the two rounds that look who is
 * gone and who may be sent nothing. Only a browser speaks ICE and DTLS: each participant's transports are plain ones with
 * SRTP in their place, the same path of the worker's for what flows.
 */
import { randomUUID } from 'node:crypto';
import type { types } from 'mediasoup';
import type { Actor } from '#domain/access/actor.ts';
import type { AccountId, ConferenceId, PositionId, SessionId } from '#domain/ids.ts';
import { MediaRooms } from '#media/mediaRooms.ts';
import { type Routed, WorkerPool } from '#media/workerPool.ts';
import { newId } from '#platform/newId.ts';
import { heardBy, type MediaOpened, type MediaPlan, PEOPLE, SUITE, sentBy, ssrcOf } from './plan.ts';

const log = { info: () => {}, warn: () => {}, error: (fields: object) => console.error(fields) };
const listenInfo = { protocol: 'udp', ip: '127.0.0.1' } as const;

/** As a WebRTC transport whose browser is connected; where it listens is told as its fingerprint would be. */
const plainInPlaceOf = (router: types.Router) => async (options: { appData: { direction: string } }) => {
  const comedia = options.appData.direction === 'send';
  const srtp = { enableSrtp: true, srtpCryptoSuite: SUITE } as const;
  const plain = await router.createPlainTransport({
    ...{ listenInfo, comedia, ...srtp, appData: options.appData },
  });
  const connect = plain.connect.bind(plain);
  const looks = {
    ...{ iceState: 'completed', dtlsState: 'connected', iceParameters: {}, iceCandidates: [] },
    dtlsParameters: { port: plain.tuple.localPort },
    connect: ({ dtlsParameters }: { dtlsParameters: Parameters<typeof connect>[0] }) =>
      connect(dtlsParameters),
  };
  for (const [name, value] of Object.entries(looks)) Object.defineProperty(plain, name, { value });
  return plain;
};

const withPlainTransports = (pool: WorkerPool): WorkerPool =>
  new Proxy(pool, {
    get: (target, name) => {
      if (name !== 'createRouter') return Reflect.get(target, name);
      return async (): Promise<Routed> => {
        const routed = await target.createRouter();
        Object.defineProperty(routed.router, 'createWebRtcTransport', {
          value: plainInPlaceOf(routed.router),
        });
        return routed;
      };
    },
  });

process.once('message', async ({ calls, receivers, key }: MediaPlan) => {
  const pool = await WorkerPool.open(1, { ip: '127.0.0.1', announcedAddress: undefined, firstPort: 0 }, log);
  const ports = {
    admit: async () => ({ maySend: () => true, close: () => {} }),
    joined: async () => {},
    left: async () => {},
  };
  const rooms = new MediaRooms(withPlainTransports(pool), ports, () => {}, log);
  setInterval(() => {
    void rooms.sweep();
    void rooms.holdBack();
  }, 500);
  const srtpParameters = { cryptoSuite: SUITE, keyBase64: key };
  const senders: { port: number; ssrc: number }[] = [];
  for (let call = 0; call < calls; call += 1) {
    const conference = newId<ConferenceId>();
    const people = [];
    for (let person = 0; person < PEOPLE; person += 1) {
      const actor: Actor = {
        ...{ account: newId<AccountId>(), session: newId<SessionId>(), position: newId<PositionId>() },
      };
      const line = randomUUID();
      const { peer } = await rooms.join(actor, conference, { seat: undefined, line });
      const asker = { actor, conference, peer, line };
      const open = async (direction: 'send' | 'receive', to: object) => {
        const made = (await rooms.run(asker, 'create-transport', { direction })) as {
          id: string;
          dtlsParameters: { port: number };
        };
        const dtlsParameters = { ...to, srtpParameters } as never;
        await rooms.run(asker, 'connect-transport', { transport: made.id, dtlsParameters });
        return { id: made.id, port: made.dtlsParameters.port };
      };
      const sends = await open('send', {});
      await open('receive', { ip: '127.0.0.1', port: receivers[call]! });
      const ssrc = ssrcOf(call, person);
      await rooms.run(asker, 'produce', {
        ...{ transport: sends.id, kind: 'audio', source: 'microphone', paused: false },
        rtpParameters: sentBy(ssrc) as never,
      });
      senders.push({ port: sends.port, ssrc });
      people.push(asker);
    }
    for (const asker of people) {
      const { consumers } = (await rooms.run(asker, 'consume-all', {
        ...{ rtpCapabilities: heardBy as never, have: [] },
      })) as { consumers: { consumer: string }[] };
      const ids = consumers.map(({ consumer }) => consumer);
      await rooms.run(asker, 'set-consumers', { consumers: ids, paused: false });
    }
  }
  const [worker = 0] = pool.pids;
  process.send?.({ worker, senders } satisfies MediaOpened);
});
