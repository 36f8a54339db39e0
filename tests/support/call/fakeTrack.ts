/** A track of a device that is not there: what the browser and the tests do to it is seen. */
export class FakeTrack extends EventTarget {
  static #made = 0;
  readonly id = `track-${++FakeTrack.#made}`;
  readonly kind: 'audio' | 'video';
  readonly label: string;
  enabled = true;
  readyState: 'live' | 'ended' = 'live';

  constructor(kind: 'audio' | 'video', label: string) {
    super();
    this.kind = kind;
    this.label = label;
  }

  stop(): void {
    this.readyState = 'ended';
  }

  /** Pulled out, or taken away by the system. */
  end(): void {
    this.readyState = 'ended';
    this.dispatchEvent(new Event('ended'));
  }
}
