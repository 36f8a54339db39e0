import type { types } from 'mediasoup';
import type { MediaSource, Peer, SignallingAnswer, SignallingPayload } from '#contracts/signalling.ts';
import type { Actor } from '#domain/access/actor.ts';
import { Failure } from '#platform/failure.ts';
import type { Routed } from './workerPool.ts';

/** Enough for a camera of three layers, sent to each of some thirty others. */
const START_BITRATE = 1_000_000;
const MAX_INCOMING_BITRATE = 4_000_000;
/** Four sources from each of thirty people. */
const MAX_CONSUMERS = 120;

/**
 * After so long without sending, receiving or asking for anything (ms) a browser counts as gone: it asks every ten
 * seconds.
 */
const PATIENCE = 90_000;
/** For so long a place is kept when the line is gone and media still flows. */
const GRACE = 15_000;
/** For so long it is kept when no media flows: there is little to lose, and the others see somebody who is not there. */
const BARE_GRACE = 3_000;

const unknown = (what: string) =>
  new Failure('V-01', { fields: [{ path: what, problem: 'not one of yours in this call' }] });

/** mediasoup throws a TypeError that says what is wrong with the parameters that a browser sent. */
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
  /** What it receives, and whether it wants to receive it; while it is held nothing flows. */
  readonly #consumers = new Map<string, { readonly consumer: types.Consumer; wanted: boolean }>();
  /** By producer: what is received of it, or is just being made. One for each, however often it is asked for. */
  readonly #receiving = new Map<string, Promise<types.Consumer>>();
  readonly seat: string | undefined;
  #line: string | undefined;
  #heardAt = Date.now();
  #detachedAt: number | null = null;
  #closed = false;
  #held = false;

  constructor(peer: string, actor: Actor, seat: string | undefined, routed: Routed) {
    this.peer = peer;
    this.actor = actor;
    this.seat = seat;
    this.#routed = routed;
  }

  /** From now on this connection speaks for the participant, and no earlier one. */
  attach(line: string | undefined): void {
    this.#line = line;
    this.#detachedAt = null;
    this.#heardAt = Date.now();
  }

  /** Its connection is gone. That an earlier connection is gone is no news. */
  detach(line: string): void {
    if (line === this.#line) this.#detachedAt = Date.now();
  }

  get isDetached(): boolean {
    return this.#detachedAt !== null;
  }

  /** Whether this connection speaks for the participant; if so, that is taken as a sign of life. */
  hears(line: string | undefined): boolean {
    if (line !== this.#line) return false;
    this.#heardAt = Date.now();
    return true;
  }

  /**
   * Whether the browser is gone: because it said so by closing its line, or silently (a node in between was killed,
   * there is no network).
   */
  get isGone(): boolean {
    const alive = [...this.#transports.values()].some(
      ({ iceState, dtlsState }) =>
        dtlsState !== 'closed' && (iceState === 'connected' || iceState === 'completed'),
    );
    if (this.#detachedAt !== null) return Date.now() - this.#detachedAt > (alive ? GRACE : BARE_GRACE);
    return !alive && Date.now() - this.#heardAt > PATIENCE;
  }

  async createTransport(direction: 'send' | 'receive'): Promise<SignallingAnswer<'create-transport'>> {
    const { router, webRtcServer } = this.#routed;
    const transport = await router.createWebRtcTransport({
      webRtcServer,
      enableUdp: true,
      enableTcp: true,
      preferUdp: true,
      initialAvailableOutgoingBitrate: START_BITRATE,
      appData: { direction },
    });
    // The participant left while this was being made: nothing of theirs may stay behind.
    if (this.#closed) {
      transport.close();
      throw new Failure('A-01');
    }
    // One transport each way: another one takes its place.
    for (const other of [...this.#transports.values()])
      if (other.appData.direction === direction) other.close();
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
    // One of each source: a second camera replaces the first.
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

  /**
   * Begins to receive all of these producers, paused. What this browser cannot play is left out. What it did not hear
   * of, because an answer was lost, is in the answer again.
   */
  async consumeAll(
    producers: readonly string[],
    rtpCapabilities: types.RtpCapabilities,
  ): Promise<SignallingAnswer<'consume-all'>['consumers']> {
    const transport = [...this.#transports.values()].find(({ appData }) => appData.direction === 'receive');
    if (transport === undefined) throw unknown('transport');
    const made = await Promise.all(
      producers.map((producer) =>
        this.#receive(transport, producer, rtpCapabilities).catch((error: unknown) => {
          // mediasoup throws a TypeError where the capabilities are wrong. Any other error means that it cannot be
          // played, or has ended meanwhile.
          if (error instanceof TypeError) return checked('rtpCapabilities', Promise.reject(error));
          return null;
        }),
      ),
    );
    return made.flatMap((consumer) =>
      consumer === null || consumer.closed
        ? []
        : [
            {
              consumer: consumer.id,
              producer: consumer.producerId,
              kind: consumer.kind,
              rtpParameters: consumer.rtpParameters as unknown as Record<string, unknown>,
            },
          ],
    );
  }

  #receive(
    transport: types.WebRtcTransport,
    producerId: string,
    rtpCapabilities: types.RtpCapabilities,
  ): Promise<types.Consumer> {
    const known = this.#receiving.get(producerId);
    if (known !== undefined) return known;
    if (this.#receiving.size >= MAX_CONSUMERS) return Promise.reject(new Error('too many'));
    const making = transport.consume({ producerId, rtpCapabilities, paused: true });
    this.#receiving.set(producerId, making);
    making.then(
      (consumer) => {
        this.#consumers.set(consumer.id, { consumer, wanted: false });
        consumer.observer.once('close', () => {
          this.#consumers.delete(consumer.id);
          if (this.#receiving.get(producerId) === making) this.#receiving.delete(producerId);
        });
      },
      () => this.#receiving.delete(producerId),
    );
    return making;
  }

  async setConsumers({ consumers, paused, spatialLayer }: SignallingPayload<'set-consumers'>): Promise<void> {
    // One that has ended meanwhile cannot be set; that is no reason to refuse the others.
    const known = consumers.flatMap((id) => this.#consumers.get(id) ?? []);
    if (known.length === 0) throw unknown('consumers');
    await Promise.all(
      known.map(async (one) => {
        one.wanted = !paused;
        if (spatialLayer !== undefined && one.consumer.type === 'simulcast')
          await one.consumer.setPreferredLayers({ spatialLayer });
        await this.#flow(one);
      }),
    );
  }

  /** Stops all that it receives while nothing may be sent to it; afterwards it goes on as it was. */
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
