import type { types } from 'mediasoup';
import { speakerOf } from './speakerOf.ts';

/** How often voices are looked at (ms): about the time of some words. */
const EVERY = 400;
/** What is quieter than this is a quiet room, and no voice (dBov). */
const QUIET = -70;

/**
 * [CA10] Listens to the microphones of a room: who speaks now, told when it changes; and who has spoken, the last one
 * first. One observer knows to whom all listen, and never that this person has stopped; the other one hears the
 * silence.
 */
export class Voices {
  readonly #dominance: types.ActiveSpeakerObserver;
  readonly #levels: types.AudioLevelObserver;
  readonly #peerOf = new Map<string, string>();
  #dominant: string | null = null;
  #speaker: string | null = null;
  #spoke: readonly string[] = [];

  private constructor(
    dominance: types.ActiveSpeakerObserver,
    levels: types.AudioLevelObserver,
    tell: (speaker: string | null) => void,
  ) {
    this.#dominance = dominance;
    this.#levels = levels;
    const say = (loudestFirst: readonly string[]) => {
      const speaker = speakerOf(this.#dominant, loudestFirst);
      if (speaker === this.#speaker) return;
      this.#speaker = speaker;
      tell(speaker);
    };
    dominance.on('dominantspeaker', ({ producer }) => {
      const peer = this.#peerOf.get(producer.id);
      if (peer === undefined) return;
      this.#dominant = peer;
      this.#spoke = [peer, ...this.#spoke.filter((other) => other !== peer)];
    });
    levels.on('volumes', (volumes) =>
      say(volumes.flatMap(({ producer }) => this.#peerOf.get(producer.id) ?? [])),
    );
    levels.on('silence', () => say([]));
  }

  static async listen(router: types.Router, tell: (speaker: string | null) => void): Promise<Voices> {
    const dominance = await router.createActiveSpeakerObserver({ interval: EVERY });
    const levels = await router.createAudioLevelObserver({
      interval: EVERY,
      threshold: QUIET,
      maxEntries: 5,
    });
    return new Voices(dominance, levels, tell);
  }

  /** Who has spoken, the last one first. */
  get spoke(): readonly string[] {
    return this.#spoke;
  }

  async hear(producer: types.Producer, peer: string): Promise<void> {
    this.#peerOf.set(producer.id, peer);
    producer.observer.once('close', () => this.#peerOf.delete(producer.id));
    await this.#dominance.addProducer({ producerId: producer.id });
    await this.#levels.addProducer({ producerId: producer.id });
  }

  forget(peer: string): void {
    this.#spoke = this.#spoke.filter((other) => other !== peer);
    if (this.#dominant === peer) this.#dominant = null;
  }
}
