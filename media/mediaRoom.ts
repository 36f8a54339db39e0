import { randomUUID } from 'node:crypto';
import type { types } from 'mediasoup';
import type { SignallingPush } from '#contracts/signalling.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { ConferenceId } from '#domain/ids.ts';
import { Failure } from '#platform/failure.ts';
import { Participant } from './participant.ts';
import type { Routed } from './workerPool.ts';

/** Tells participants something; `to` null: all of the conference. */
export type TellPeers = (push: SignallingPush, payload: object, to: string | null) => void;

const MAX_PARTICIPANTS = 30;

/** The call of one conference: a router, its participants, and who speaks. */
export class MediaRoom {
  readonly conference: ConferenceId;
  readonly #routed: Routed;
  readonly #tell: TellPeers;
  readonly #participants = new Map<string, Participant>();
  readonly #speakers: types.ActiveSpeakerObserver;

  private constructor(
    conference: ConferenceId,
    routed: Routed,
    speakers: types.ActiveSpeakerObserver,
    tell: TellPeers,
  ) {
    this.conference = conference;
    this.#routed = routed;
    this.#speakers = speakers;
    this.#tell = tell;
    speakers.on('dominantspeaker', ({ producer }) => {
      const peer = [...this.#participants.values()].find((participant) =>
        participant.describe().producers.some((one) => one.producer === producer.id),
      );
      this.#tell('speaker-changed', { conference, peer: peer?.peer ?? null }, null);
    });
  }

  static async open(conference: ConferenceId, routed: Routed, tell: TellPeers): Promise<MediaRoom> {
    const speakers = await routed.router.createActiveSpeakerObserver({ interval: 400 });
    return new MediaRoom(conference, routed, speakers, tell);
  }

  get rtpCapabilities(): types.RtpCapabilities {
    return this.#routed.router.rtpCapabilities;
  }

  /** Called back once when the room's worker dies. */
  onLost(listener: () => void): void {
    this.#routed.router.once('workerclose', listener);
  }

  get size(): number {
    return this.#participants.size;
  }

  participant(peer: string): Participant | undefined {
    return this.#participants.get(peer);
  }

  peers(): ReturnType<Participant['describe']>[] {
    return [...this.#participants.values()].map((participant) => participant.describe());
  }

  /** Makes a participant of one who was admitted; the others learn of it. */
  enter(actor: Actor): Participant {
    if (this.#participants.size >= MAX_PARTICIPANTS) throw new Failure('V-04', { reason: 'participants' });
    const participant = new Participant(randomUUID(), actor, this.#routed);
    const peer = participant.describe();
    this.#participants.set(participant.peer, participant);
    this.#tell('peer-joined', { conference: this.conference, peer }, null);
    return participant;
  }

  /** Watches what a participant has begun to send, so that all learn when it changes or ends. */
  async publish(participant: Participant, producer: types.Producer<{ source: string }>): Promise<void> {
    const say = (state: 'open' | 'paused' | 'closed') =>
      this.#tell(
        'producer-changed',
        {
          conference: this.conference,
          peer: participant.peer,
          producer: producer.id,
          source: producer.appData.source,
          state,
        },
        null,
      );
    producer.observer.on('pause', () => say('paused'));
    producer.observer.on('resume', () => say('open'));
    producer.observer.once('close', () => say('closed'));
    say(producer.paused ? 'paused' : 'open');
    if (producer.kind === 'audio') await this.#speakers.addProducer({ producerId: producer.id });
  }

  /** Ends a participant; answers whether this account has another one in the room. */
  leave(peer: string): { actor: Actor; stillHere: boolean } | null {
    const participant = this.#participants.get(peer);
    if (participant === undefined) return null;
    this.#participants.delete(peer);
    participant.close();
    this.#tell('peer-left', { conference: this.conference, peer }, null);
    const { actor } = participant;
    const stillHere = [...this.#participants.values()].some(
      (other) => other.actor.position === actor.position,
    );
    return { actor, stillHere };
  }

  close(): void {
    for (const peer of [...this.#participants.keys()]) this.leave(peer);
    this.#routed.router.close();
  }
}
