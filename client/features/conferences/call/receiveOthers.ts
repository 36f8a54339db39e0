import type { types } from 'mediasoup-client';
import type { PushPayload, pushes } from '#contracts/realtime/registry.ts';
import type { MediaSource, Peer } from '#contracts/signalling.ts';
import type { Realtime } from '../../../api/realtime.ts';
import type { CallPorts } from './CallPorts.ts';
import type { CallPeer } from './CallState.ts';

interface Parts {
  readonly ask: Realtime['ask'];
  readonly clock: CallPorts['clock'];
  /** One's own peer: nobody receives what they send themselves. */
  readonly own: string;
  readonly capabilities: types.RtpCapabilities;
  readonly transport: Pick<types.Transport, 'consume'>;
  /** Called after every change; `expecting`: others send something that is not received yet. */
  readonly changed: (peers: readonly CallPeer[], expecting: boolean) => void;
  /** The server does not know one's own place any more. */
  readonly unseated: () => void;
}

interface Others {
  readonly look: () => void;
  readonly joined: (peer: Peer) => void;
  readonly left: (peer: string) => void;
  readonly producerChanged: (change: PushPayload<(typeof pushes)['call:producer-changed']>) => void;
  readonly close: () => void;
}

/** A push between nodes may be lost: so often it is asked what there is. */
const LOOK_MS = 10_000;
const AGAIN_MS = 1_000;

/**
 * Receives what the others send. Whatever changes, one request asks for everything that one does not have yet
 * (`call:consume-all`), and there are never two at a time: the tenth who comes into a call asks as often as the
 * first.
 */
export const receiveOthers = (parts: Parts): Others => {
  const { ask, clock, own, capabilities, transport, changed, unseated } = parts;
  let peers: readonly Peer[] = [];
  const gone = new Set<string>();
  const closedProducers = new Set<string>();
  /** By producer. */
  const consumers = new Map<string, types.Consumer>();
  /** Producers that were offered and that this browser could not take: they do not count as awaited. */
  const refused = new Set<string>();
  let closed = false;
  let looking = false;
  let again = false;
  let looked = false;
  let stopTimer = () => {};

  const tell = () => {
    if (closed) return;
    const shown = peers.map(({ peer, account, position, producers }): CallPeer => {
      const tracks: { [S in MediaSource]?: { track: MediaStreamTrack; paused: boolean } } = {};
      for (const { producer, source, paused } of producers) {
        const consumer = consumers.get(producer);
        if (consumer !== undefined) tracks[source] = { track: consumer.track, paused };
      }
      return { peer, account, position, tracks };
    });
    changed(shown, !looked || offered().length > 0);
  };

  const offered = () =>
    peers.flatMap(({ producers }) =>
      producers.filter(({ producer }) => !consumers.has(producer) && !refused.has(producer)),
    );

  const drop = (producer: string) => {
    consumers.get(producer)?.close();
    consumers.delete(producer);
    refused.delete(producer);
  };

  const setPeers = (found: readonly Peer[]) => {
    peers = found
      .filter(({ peer }) => peer !== own && !gone.has(peer))
      .map((one) => ({
        ...one,
        producers: one.producers.filter(({ producer }) => !closedProducers.has(producer)),
      }));
    const sent = new Set(peers.flatMap(({ producers }) => producers.map(({ producer }) => producer)));
    for (const producer of [...consumers.keys()]) if (!sent.has(producer)) drop(producer);
  };

  type Offer = Awaited<ReturnType<typeof ask<'call:consume-all'>>>['consumers'][number];
  const take = async (offers: readonly Offer[]): Promise<void> => {
    const taken = await Promise.all(
      offers.map(async ({ consumer: id, producer, kind, rtpParameters }) => {
        const parameters = rtpParameters as unknown as types.RtpParameters;
        try {
          const consumer = await transport.consume({
            ...{ id, producerId: producer, kind, rtpParameters: parameters },
          });
          if (closed) consumer.close();
          else consumers.set(producer, consumer);
          return closed ? [] : [id];
        } catch {
          refused.add(producer);
          return [];
        }
      }),
    );
    const flowing = taken.flat();
    if (flowing.length > 0) await ask('call:set-consumers', { consumers: flowing, paused: false });
    tell();
  };

  const lookOnce = async (): Promise<void> => {
    const answer = await ask('call:consume-all', {
      rtpCapabilities: { ...capabilities },
      have: [...consumers.keys(), ...refused].slice(0, 120),
    });
    if (closed) return;
    if (!answer.peers.some(({ peer }) => peer === own)) return unseated();
    setPeers(answer.peers);
    looked = true;
    const offers = answer.consumers.filter(({ producer }) => !consumers.has(producer));
    const missing = new Set(offers.map(({ producer }) => producer));
    // What is sent and not offered to this browser cannot be received here: nobody waits for it.
    for (const { producer } of offered()) if (!missing.has(producer)) refused.add(producer);
    tell();
    // Voices first: faces follow a moment later.
    await take(offers.filter(({ kind }) => kind === 'audio'));
    if (!closed) await take(offers.filter(({ kind }) => kind === 'video'));
  };

  const look = async (): Promise<void> => {
    if (closed) return;
    again = true;
    if (looking) return;
    looking = true;
    stopTimer();
    let next = LOOK_MS;
    while (again && !closed) {
      again = false;
      try {
        await lookOnce();
      } catch {
        next = AGAIN_MS;
        break;
      }
    }
    looking = false;
    if (!closed) stopTimer = clock.after(next, () => void look());
  };

  return {
    look: () => void look(),
    joined(peer) {
      if (peer.peer === own || gone.has(peer.peer)) return;
      peers = [...peers.filter((one) => one.peer !== peer.peer), peer];
      tell();
      if (peer.producers.length > 0) void look();
    },
    left(peer) {
      if (peer === own) return unseated();
      gone.add(peer);
      setPeers(peers);
      tell();
    },
    producerChanged({ peer, producer, source, state }) {
      if (peer === own || gone.has(peer)) return;
      if (state === 'closed') {
        closedProducers.add(producer);
        setPeers(peers);
        return tell();
      }
      const paused = state === 'paused';
      const known = peers.some((one) => one.peer === peer);
      peers = peers.map((one) =>
        one.peer === peer
          ? {
              ...one,
              producers: [
                ...one.producers.filter((other) => other.producer !== producer),
                { producer, source, paused },
              ],
            }
          : one,
      );
      tell();
      if (!known || (!consumers.has(producer) && !refused.has(producer))) void look();
    },
    close() {
      closed = true;
      stopTimer();
      for (const consumer of consumers.values()) consumer.close();
    },
  };
};
