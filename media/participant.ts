import type { types } from 'mediasoup';
import type { MediaSource, Peer, SignallingAnswer, SignallingPayload } from '#contracts/signalling.ts';
import type { Actor } from '#domain/access/actor.ts';
import { Failure } from '#platform/failure.ts';
import type { Routed } from './workerPool.ts';

/** Enough for a camera of three layers to each of some thirty others. */
const START_BITRATE = 1_000_000;
const MAX_INCOMING_BITRATE = 4_000_000;
/** A browser has one transport each way; one more while it changes its network. */
const MAX_TRANSPORTS = 4;
const MAX_CONSUMERS = 120;

/** How long a participant may be without a connected transport (ms): the browser asks for camera and microphone meanwhile. */
const PATIENCE = 90_000;

const unknown = (what: string) =>
  new Failure('V-01', { fields: [{ path: what, problem: 'not one of yours in this call' }] });

/** mediasoup says with a TypeError what is wrong with parameters that a browser sent. */
const checked = async <T>(path: string, work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure('V-01', { fields: [{ path, problem: (error as Error).message.slice(0, 200) }] });
  }
};

/** One browser in a call: its transports, what it sends and what it receives. */
export class Participant {
  readonly peer: string;
  readonly actor: Actor;
  readonly #routed: Routed;
  readonly #transports = new Map<string, types.WebRtcTransport>();
  readonly #producers = new Map<string, types.Producer<{ source: MediaSource }>>();
  /** What it receives, and whether it wants to; nothing flows while it is held. */
  readonly #consumers = new Map<string, { readonly consumer: types.Consumer; wanted: boolean }>();
  readonly #enteredAt = Date.now();
  #closed = false;
  #held = false;

  constructor(peer: string, actor: Actor, routed: Routed) {
    this.peer = peer;
    this.actor = actor;
    this.#routed = routed;
  }

  /** Neither a connected transport nor new: the browser is gone without a word (a killed tab, a dead node, no network). */
  get isGone(): boolean {
    const alive = [...this.#transports.values()].some(
      ({ iceState }) => iceState === 'connected' || iceState === 'completed',
    );
    return !alive && Date.now() - this.#enteredAt > PATIENCE;
  }

  async createTransport(direction: 'send' | 'receive'): Promise<SignallingAnswer<'create-transport'>> {
    if (this.#transports.size >= MAX_TRANSPORTS) throw new Failure('V-04', { reason: 'transports' });
    const { router, webRtcServer } = this.#routed;
    const transport = await router.createWebRtcTransport({
      webRtcServer,
      enableUdp: true,
      enableTcp: true,
      preferUdp: true,
      initialAvailableOutgoingBitrate: START_BITRATE,
      appData: { direction },
    });
    // Closed while it was being made: a leaving participant leaves nothing behind.
    if (this.#closed) {
      transport.close();
      throw new Failure('A-01');
    }
    this.#transports.set(transport.id, transport);
    transport.observer.once('close', () => this.#transports.delete(transport.id));
    if (direction === 'send') await transport.setMaxIncomingBitrate(MAX_INCOMING_BITRATE);
    return {
      id: transport.id,
      iceParameters: { ...transport.iceParameters },
      iceCandidates: transport.iceCandidates.map((candidate) => ({ ...candidate })),
      dtlsParameters: { ...transport.dtlsParameters },
    };
  }

  #transport(id: string): types.WebRtcTransport {
    const transport = this.#transports.get(id);
    if (transport === undefined) throw unknown('transport');
    return transport;
  }

  async connectTransport({
    transport,
    dtlsParameters,
  }: SignallingPayload<'connect-transport'>): Promise<void> {
    const parameters = dtlsParameters as unknown as types.DtlsParameters;
    await checked('dtlsParameters', this.#transport(transport).connect({ dtlsParameters: parameters }));
  }

  async restartIce({
    transport,
  }: SignallingPayload<'restart-ice'>): Promise<SignallingAnswer<'restart-ice'>> {
    return { iceParameters: { ...(await this.#transport(transport).restartIce()) } };
  }

  async produce(wanted: SignallingPayload<'produce'>): Promise<types.Producer<{ source: MediaSource }>> {
    const { transport, kind, source, rtpParameters, paused } = wanted;
    if ((source === 'microphone' || source === 'screen-sound') !== (kind === 'audio'))
      throw new Failure('V-01', {
        fields: [
          { path: 'source', problem: 'microphone and screen-sound are audio; camera and screen are video' },
        ],
      });
    // One of each: a second camera replaces the first.
    for (const producer of this.#producers.values()) if (producer.appData.source === source) producer.close();
    const producer = await checked(
      'rtpParameters',
      this.#transport(transport).produce<{ source: MediaSource }>({
        kind,
        paused,
        rtpParameters: rtpParameters as unknown as types.RtpParameters,
        appData: { source },
      }),
    );
    this.#producers.set(producer.id, producer);
    producer.observer.once('close', () => this.#producers.delete(producer.id));
    return producer;
  }

  ownProducer(id: string): types.Producer<{ source: MediaSource }> {
    const producer = this.#producers.get(id);
    if (producer === undefined) throw unknown('producer');
    return producer;
  }

  async consume({
    producer,
    rtpCapabilities,
  }: SignallingPayload<'consume'>): Promise<SignallingAnswer<'consume'>> {
    if (this.#consumers.size >= MAX_CONSUMERS) throw new Failure('V-04', { reason: 'consumers' });
    const transport = [...this.#transports.values()].find(({ appData }) => appData.direction === 'receive');
    if (transport === undefined) throw unknown('transport');
    const capabilities = rtpCapabilities as unknown as types.RtpCapabilities;
    const consumer = await checked(
      'rtpCapabilities',
      transport.consume({ producerId: producer, rtpCapabilities: capabilities, paused: true }),
    );
    this.#consumers.set(consumer.id, { consumer, wanted: false });
    consumer.observer.once('close', () => this.#consumers.delete(consumer.id));
    return {
      consumer: consumer.id,
      producer,
      kind: consumer.kind,
      rtpParameters: consumer.rtpParameters as unknown as Record<string, unknown>,
    };
  }

  async setConsumer({
    consumer: id,
    paused,
    spatialLayer,
  }: SignallingPayload<'set-consumer'>): Promise<void> {
    const one = this.#consumers.get(id);
    if (one === undefined) throw unknown('consumer');
    const { consumer } = one;
    one.wanted = !paused;
    if (spatialLayer !== undefined && consumer.type === 'simulcast')
      await consumer.setPreferredLayers({ spatialLayer });
    await this.#flow(one);
  }

  /** Stops all that it receives while nothing may be sent to it, and lets it go on as it was afterwards. */
  async hold(held: boolean): Promise<void> {
    if (this.#held === held) return;
    this.#held = held;
    await Promise.all([...this.#consumers.values()].map((one) => this.#flow(one)));
  }

  #flow({ consumer, wanted }: { consumer: types.Consumer; wanted: boolean }): Promise<void> {
    return wanted && !this.#held ? consumer.resume() : consumer.pause();
  }

  describe(): Peer {
    if (this.actor.position === null) throw new Failure('A-01');
    return {
      peer: this.peer,
      account: this.actor.account,
      position: this.actor.position,
      producers: [...this.#producers.values()].map(({ id, appData, paused }) => ({
        producer: id,
        source: appData.source,
        paused,
      })),
    };
  }

  close(): void {
    this.#closed = true;
    for (const transport of this.#transports.values()) transport.close();
  }
}
