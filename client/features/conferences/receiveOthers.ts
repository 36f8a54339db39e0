import type { types } from 'mediasoup-client';
import type { MediaSource, Peer } from '#contracts/signalling.ts';
import type { Realtime } from '../../api/realtime.ts';
import type { CallPeer } from './CallState.ts';

interface Parts {
  readonly realtime: Realtime;
  /** One's own peer: nobody receives themselves. */
  readonly own: string;
  readonly capabilities: types.RtpCapabilities;
  readonly transport: types.Transport;
  readonly change: (change: (peers: readonly CallPeer[]) => readonly CallPeer[]) => void;
}

interface Changed {
  readonly peer: string;
  readonly producer: string;
  readonly source: MediaSource;
  readonly state: 'open' | 'paused' | 'closed';
}

export interface Others {
  /** Asks who is there and what they send, and makes it so here. */
  readonly look: () => Promise<void>;
  readonly joined: (peer: Peer) => void;
  readonly left: (peer: string) => void;
  readonly changed: (change: Changed) => void;
  readonly close: () => void;
}

/** A push between nodes may be lost, and receiving may fail: so often what is there is asked for anew. */
const LOOK_MS = 10_000;

/**
 * Receives what the others send. Pushes tell of changes; what they miss (sent before one's own place in the call was
 * known, or lost between nodes) is found by looking, which takes nothing away that was not known before it asked.
 */
export const receiveOthers = ({ realtime, own, capabilities, transport, change }: Parts): Others => {
  /** Producers that are received, or being asked for: by whom, and as what. */
  const wanted = new Map<string, { readonly peer: string; readonly source: MediaSource }>();
  const consumers = new Map<string, types.Consumer>();
  const known = new Set<string>();
  const gone = new Set<string>();
  let closed = false;

  const changePeer = (peer: string, to: (known: CallPeer) => CallPeer) =>
    change((peers) => peers.map((one) => (one.peer === peer ? to(one) : one)));

  const drop = (producer: string) => {
    const place = wanted.get(producer);
    wanted.delete(producer);
    const consumer = consumers.get(producer);
    consumers.delete(producer);
    consumer?.close();
    if (place === undefined || consumer === undefined) return;
    changePeer(place.peer, (one) => {
      const { [place.source]: sent, ...tracks } = one.tracks;
      return sent?.track === consumer.track ? { ...one, tracks } : one;
    });
  };

  const receive = async (peer: string, { producer, source, paused }: Peer['producers'][number]) => {
    if (closed || wanted.has(producer)) return;
    wanted.set(producer, { peer, source });
    try {
      const answer = await realtime.ask('call:consume', { producer, rtpCapabilities: { ...capabilities } });
      const consumer = await transport.consume({
        id: answer.consumer,
        producerId: answer.producer,
        kind: answer.kind,
        rtpParameters: answer.rtpParameters as unknown as types.RtpParameters,
      });
      consumers.set(producer, consumer);
      await realtime.ask('call:set-consumer', { consumer: answer.consumer, paused: false });
      if (wanted.has(producer))
        changePeer(peer, (one) => ({
          ...one,
          tracks: { ...one.tracks, [source]: { track: consumer.track, paused } },
        }));
      else {
        consumers.delete(producer);
        consumer.close();
      }
    } catch {
      // Looked for again soon.
      drop(producer);
    }
  };

  const pause = (peer: string, producer: string, source: MediaSource, paused: boolean) => {
    if (!consumers.has(producer)) return;
    changePeer(peer, (one) => {
      const sent = one.tracks[source];
      return sent && sent.paused !== paused
        ? { ...one, tracks: { ...one.tracks, [source]: { ...sent, paused } } }
        : one;
    });
  };

  const joined = (peer: Peer) => {
    if (peer.peer === own || gone.has(peer.peer)) return;
    if (!known.has(peer.peer)) {
      known.add(peer.peer);
      change((peers) => [
        ...peers.filter((one) => one.peer !== peer.peer),
        { peer: peer.peer, position: peer.position, tracks: {} },
      ]);
    }
    for (const producer of peer.producers) {
      if (wanted.has(producer.producer))
        pause(peer.peer, producer.producer, producer.source, producer.paused);
      else void receive(peer.peer, producer);
    }
  };
  const left = (peer: string) => {
    gone.add(peer);
    known.delete(peer);
    for (const [producer, place] of wanted) if (place.peer === peer) drop(producer);
    change((peers) => peers.filter((one) => one.peer !== peer));
  };

  const look = async () => {
    const before = { peers: [...known], producers: [...wanted.keys()] };
    const { peers } = await realtime.ask('call:list-peers', {});
    if (closed) return;
    const there = new Set(peers.map(({ peer }) => peer));
    const sent = new Set(peers.flatMap(({ producers }) => producers.map(({ producer }) => producer)));
    for (const peer of before.peers) if (!there.has(peer)) left(peer);
    for (const producer of before.producers) if (!sent.has(producer)) drop(producer);
    for (const peer of peers) joined(peer);
  };
  const timer = setInterval(() => void look().catch(() => undefined), LOOK_MS);

  return {
    look,
    joined,
    left,
    changed({ peer, producer, source, state }) {
      if (state === 'closed') drop(producer);
      else if (wanted.has(producer)) pause(peer, producer, source, state === 'paused');
      else if (known.has(peer)) void receive(peer, { producer, source, paused: state === 'paused' });
      else void look().catch(() => undefined);
    },
    close() {
      closed = true;
      clearInterval(timer);
    },
  };
};
