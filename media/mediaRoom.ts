import { randomUUID } from 'node:crypto';
import type { types } from 'mediasoup';
import type { MediaSource, SignallingPush } from '#contracts/signalling.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { ConferenceId } from '#domain/ids.ts';
import { Failure } from '#platform/failure.ts';
import { Participant } from './participant.ts';
import { Voices } from './voices.ts';
import type { Routed } from './workerPool.ts';

/** Tells participants something; `to` null: everybody in the conference. */
export type TellPeers = (push: SignallingPush, payload: object, to: string | null) => void;

/**
 * How many people, and devices of one person: somebody with a phone and a desk takes one place, and may bring only so
 * many devices (HU6).
 */
const MAX_PERSONS = 30;
const MAX_DEVICES = 4;

const isSound = (source: MediaSource): boolean => source === 'microphone' || source === 'screen-sound';
const isSamePerson = (one: Actor, other: Actor): boolean =>
  one.account === other.account && one.position === other.position;

/** The call of one conference: a router, its participants, and who speaks. */
export class MediaRoom {
  readonly conference: ConferenceId;
  readonly #routed: Routed;
  readonly #tell: TellPeers;
  readonly #participants = new Map<string, Participant>();
  readonly #voices: Voices;

  private constructor(conference: ConferenceId, routed: Routed, voices: Voices, tell: TellPeers) {
    this.conference = conference;
    this.#routed = routed;
    this.#voices = voices;
    this.#tell = tell;
  }

  static async open(conference: ConferenceId, routed: Routed, tell: TellPeers): Promise<MediaRoom> {
    const voices = await Voices.listen(routed.router, (peer) =>
      tell('speaker-changed', { conference, peer }, null),
    );
    return new MediaRoom(conference, routed, voices, tell);
  }

  get rtpCapabilities(): types.RtpCapabilities {
    return this.#routed.router.rtpCapabilities;
  }

  /** Called once if the worker of this room dies. */
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

  /** All participants; those who spoke last come first. */
  bySpeech(): Participant[] {
    const rank = ({ peer }: Participant) => {
      const place = this.#voices.spoke.indexOf(peer);
      return place < 0 ? this.#voices.spoke.length : place;
    };
    return [...this.#participants.values()].sort((one, other) => rank(one) - rank(other));
  }

  /**
   * What somebody is to receive beside what they have: voices first, then screens, then faces, each in the order in
   * which people last spoke. Nobody hears themselves: a second device of one person is seen and not heard.
   */
  producersFor(receiver: Participant, have: readonly string[]): string[] {
    const others = this.bySpeech()
      .filter((one) => one !== receiver)
      .flatMap((one) => {
        const { account, producers } = one.describe();
        const own = account === receiver.actor.account;
        return producers.filter(
          ({ producer, source }) => !have.includes(producer) && !(own && isSound(source)),
        );
      });
    const rank = (source: MediaSource) => (isSound(source) ? 0 : source === 'screen' ? 1 : 2);
    return others.sort((one, other) => rank(one.source) - rank(other.source)).map(({ producer }) => producer);
  }

  /** The participant in this seat, if it belongs to the same session and position. */
  seated(actor: Actor, seat: string): Participant | undefined {
    return [...this.#participants.values()].find(
      (one) => one.seat === seat && one.actor.session === actor.session && isSamePerson(one.actor, actor),
    );
  }

  /** The participants of this session whose line is gone: a page that was loaded anew has left them behind. */
  leftBehind(actor: Actor, by: string): Participant[] {
    return [...this.#participants.values()].filter(
      (one) => one.isDetached && one.peer !== by && one.actor.session === actor.session,
    );
  }

  has(actor: Actor): boolean {
    return [...this.#participants.values()].some((one) => isSamePerson(one.actor, actor));
  }

  /** Makes a participant of somebody whom the gate has admitted; the others are told. */
  enter(actor: Actor, seat: string | undefined): Participant {
    const persons = [...this.#participants.values()].flatMap((one) =>
      one.isDetached ? [] : [one.actor.account],
    );
    const own = persons.filter((account) => account === actor.account).length;
    if (own >= MAX_DEVICES || (own === 0 && new Set(persons).size >= MAX_PERSONS))
      throw new Failure('V-04', { reason: 'participants' });
    const participant = new Participant(randomUUID(), actor, seat, this.#routed);
    const peer = participant.describe();
    this.#participants.set(participant.peer, participant);
    this.#tell('peer-joined', { conference: this.conference, peer }, null);
    return participant;
  }

  /** Watches what a participant has begun to send, so that all are told when it changes or ends. */
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
    // The sound of a film that somebody shows is not that person's voice.
    if (producer.appData.source === 'microphone') await this.#voices.hear(producer, participant.peer);
  }

  /** Ends a participant. Returns whether the same account has another one in the room. */
  leave(peer: string): { actor: Actor; stillHere: boolean } | null {
    const participant = this.#participants.get(peer);
    if (participant === undefined) return null;
    this.#participants.delete(peer);
    participant.close();
    this.#tell('peer-left', { conference: this.conference, peer }, null);
    this.#voices.forget(peer);
    const { actor } = participant;
    return { actor, stillHere: this.has(actor) };
  }

  close(): void {
    for (const peer of [...this.#participants.keys()]) this.leave(peer);
    this.#routed.router.close();
  }
}
