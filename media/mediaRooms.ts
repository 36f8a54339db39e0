import type { types } from 'mediasoup';
import type {
  SignallingAnswer,
  SignallingName,
  SignallingPayload,
  SignallingPush,
} from '#contracts/signalling.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { ConferenceId } from '#domain/ids.ts';
import { Failure } from '#platform/failure.ts';
import { MediaRoom } from './mediaRoom.ts';
import type { HeldAdmission, MediaLog, MediaPorts } from './ports.ts';
import type { WorkerPool } from './workerPool.ts';

type Tell = (conference: ConferenceId, push: SignallingPush, payload: object, to: string | null) => void;

/** Somebody in a call who asks for something, and the connection over which they ask. */
interface Asker {
  readonly actor: Actor;
  readonly conference: ConferenceId;
  readonly peer: string;
  readonly line: string | undefined;
}

/** The calls of this node. The gate has admitted everybody who is in one; when their admission ends they leave. */
export class MediaRooms {
  readonly #pool: WorkerPool;
  readonly #ports: MediaPorts;
  readonly #tell: Tell;
  readonly #log: MediaLog;
  readonly #rooms = new Map<ConferenceId, Promise<MediaRoom>>();
  readonly #admissions = new Map<string, HeldAdmission>();

  constructor(pool: WorkerPool, ports: MediaPorts, tell: Tell, log: MediaLog) {
    this.#pool = pool;
    this.#ports = ports;
    this.#tell = tell;
    this.#log = log;
  }

  get conferences(): ConferenceId[] {
    return [...this.#rooms.keys()];
  }

  /**
   * Asks the gate for admission first: nothing of a call is made for somebody who may not be in it. Somebody who
   * comes back to their seat is judged like anybody, and goes on as the same participant under the new admission.
   */
  async join(
    actor: Actor,
    conference: ConferenceId,
    { seat, line }: { seat: string | undefined; line: string | undefined },
  ): Promise<Omit<SignallingAnswer<'join'>, 'iceServers'>> {
    let entered: string | null = null;
    let ended = false;
    const admission = await this.#ports.admit(actor, conference, (refusal) => {
      ended = true;
      if (entered !== null) {
        this.#tell(conference, 'call-ended', { conference, ...refusal }, entered);
        this.#leave(conference, entered).catch((error: Error) =>
          this.#log.error({ conference, err: error.message }, 'an ended participant still holds their place'),
        );
      }
    });
    try {
      const room = await this.#roomOf(conference);
      const back = seat === undefined ? undefined : room.seated(actor, seat);
      const isHere = room.has(actor);
      const participant = back ?? room.enter(actor, seat);
      entered = participant.peer;
      const earlier = this.#admissions.get(entered);
      this.#admissions.set(entered, admission);
      earlier?.close();
      participant.attach(line);
      for (const { peer } of room.leftBehind(actor, entered)) await this.#leave(conference, peer);
      // [CA4] One stay is one entry, however often its line broke or its page was loaded anew.
      if (!isHere) await this.#ports.joined(actor, conference);
      if (ended) throw new Failure('A-01');
      const { peer } = participant;
      return {
        peer,
        rtpCapabilities: room.rtpCapabilities as unknown as Record<string, unknown>,
        peers: room.peers().filter((other) => other.peer !== peer),
      };
    } catch (error) {
      if (entered !== null) await this.#leave(conference, entered);
      else admission.close();
      throw error;
    }
  }

  async #roomOf(conference: ConferenceId): Promise<MediaRoom> {
    const known = this.#rooms.get(conference);
    if (known !== undefined) return known;
    const opening = this.#pool
      .createRouter()
      .then((routed) =>
        MediaRoom.open(conference, routed, (push, payload, to) => this.#tell(conference, push, payload, to)),
      );
    this.#rooms.set(conference, opening);
    try {
      const room = await opening;
      room.onLost(() => this.#lost(conference, room));
      return room;
    } catch (error) {
      this.#rooms.delete(conference);
      this.#log.error({ conference, err: (error as Error).message }, 'no room for a call');
      throw new Failure('N-01');
    }
  }

  /** The line of a participant is gone: for a while their place is kept for a next line. */
  async detach(conference: ConferenceId, peer: string, line: string): Promise<void> {
    const room = await this.#rooms.get(conference)?.catch(() => undefined);
    room?.participant(peer)?.detach(line);
  }

  /** Ends the participants whose browsers are gone. */
  async sweep(): Promise<void> {
    for (const [conference, opening] of this.#rooms) {
      const room = await opening.catch(() => undefined);
      for (const { peer } of room?.peers() ?? [])
        if (room?.participant(peer)?.isGone) await this.#leave(conference, peer);
    }
  }

  /**
   * Stops what may not be sent to somebody at the moment. Looked at often, since nothing tells that this node cannot
   * hear of revocations.
   */
  async holdBack(): Promise<void> {
    for (const opening of this.#rooms.values()) {
      const room = await opening.catch(() => undefined);
      for (const { peer } of room?.peers() ?? [])
        await room?.participant(peer)?.hold(this.#admissions.get(peer)?.maySend() !== true);
    }
  }

  /** Another node has this call by now: everybody here is told to join again, and meets the others there. */
  async giveUp(conference: ConferenceId): Promise<void> {
    const room = await this.#rooms.get(conference)?.catch(() => undefined);
    if (room === undefined) return;
    this.#log.warn({ conference }, 'a call that another node has is closed here');
    this.#lost(conference, room);
    room.close();
  }

  /** A worker has died, and the room with it: participants join again, in a new room. */
  #lost(conference: ConferenceId, room: MediaRoom): void {
    this.#rooms.delete(conference);
    this.#tell(conference, 'call-lost', { conference }, null);
    for (const { peer } of room.peers()) {
      this.#admissions.get(peer)?.close();
      this.#admissions.delete(peer);
      const gone = room.leave(peer);
      if (gone !== null && !gone.stillHere) this.#recordLeft(gone.actor, conference);
    }
  }

  async run<Name extends Exclude<SignallingName, 'join'>>(
    { actor, conference, peer, line }: Asker,
    name: Name,
    payload: SignallingPayload<Name>,
  ): Promise<object> {
    const room = await this.#rooms.get(conference);
    const participant = room?.participant(peer);
    // A peer id of another person, of another session, or one that another line has taken over, counts as none.
    if (room === undefined || participant === undefined || participant.actor.session !== actor.session)
      throw new Failure('A-01');
    if (!participant.hears(line)) throw new Failure('A-01');
    switch (name) {
      case 'list-peers':
        return { peers: room.peers() };
      case 'leave':
        await this.#leave(conference, peer);
        return {};
      case 'create-transport':
        return participant.createTransport((payload as SignallingPayload<'create-transport'>).direction);
      case 'connect-transport':
        await participant.connectTransport(payload as SignallingPayload<'connect-transport'>);
        return {};
      case 'restart-ice':
        return participant.restartIce(payload as SignallingPayload<'restart-ice'>);
      case 'produce': {
        const producer = await participant.produce(payload as SignallingPayload<'produce'>);
        await room.publish(participant, producer);
        return { producer: producer.id };
      }
      case 'set-producer': {
        const { producer, paused } = payload as SignallingPayload<'set-producer'>;
        const own = participant.ownProducer(producer);
        await (paused ? own.pause() : own.resume());
        return {};
      }
      case 'close-producer':
        participant.ownProducer((payload as SignallingPayload<'close-producer'>).producer).close();
        return {};
      case 'consume-all': {
        const { rtpCapabilities, have } = payload as SignallingPayload<'consume-all'>;
        const producers = room.producersFor(participant, have);
        const capabilities = rtpCapabilities as unknown as types.RtpCapabilities;
        // Both are taken at the same moment: otherwise what begins in between would look like something that this
        // browser cannot receive.
        const peers = room.peers();
        return { peers, consumers: await participant.consumeAll(producers, capabilities) };
      }
      case 'set-consumers':
        await participant.setConsumers(payload as SignallingPayload<'set-consumers'>);
        return {};
      default:
        throw new Failure('V-05');
    }
  }

  async #leave(conference: ConferenceId, peer: string): Promise<void> {
    this.#admissions.get(peer)?.close();
    this.#admissions.delete(peer);
    // A worker died and no new one can be opened: the room of this participant went with it.
    const room = await this.#rooms.get(conference)?.catch(() => undefined);
    const gone = room?.leave(peer) ?? null;
    if (gone !== null && !gone.stillHere) this.#recordLeft(gone.actor, conference);
    if (room?.size === 0) {
      this.#rooms.delete(conference);
      room.close();
    }
  }

  #recordLeft(actor: Actor, conference: ConferenceId): void {
    this.#ports
      .left(actor, conference)
      .catch((error: Error) => this.#log.error({ conference, err: error.message }, 'leaving not recorded'));
  }

  async close(): Promise<void> {
    for (const [conference, opening] of this.#rooms) {
      const room = await opening.catch(() => undefined);
      if (room === undefined) continue;
      this.#tell(conference, 'call-lost', { conference }, null);
      for (const { peer } of room.peers()) await this.#leave(conference, peer);
      room.close();
    }
    this.#rooms.clear();
  }
}
