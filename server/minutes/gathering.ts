/**
 * Text of somebody who types alone is stored key by key. Where several type, what comes within this time after the
 * last insert began goes together into one insert and one frame, a delay that nobody notices.
 */
const usualMs = 100;

/** How long the waiting text is to wait for more. */
export class Gathering {
  readonly #ms: number;
  #began = Number.NEGATIVE_INFINITY;
  #wake = (): void => {};

  constructor(ms = usualMs) {
    this.#ms = ms;
  }

  /** Says that an insert begins. */
  begins(): void {
    this.#began = performance.now();
  }

  /** For how many milliseconds more text is to be gathered. */
  get left(): number {
    return this.#began + this.#ms - performance.now();
  }

  /** Resolves when that time is over, or when something waits that cannot be delayed. */
  async wait(): Promise<void> {
    await new Promise<void>((resolve) => {
      const due = setTimeout(resolve, Math.max(0, this.left));
      this.#wake = () => {
        clearTimeout(due);
        resolve();
      };
    });
    this.#wake = () => {};
  }

  wake(): void {
    this.#wake();
  }
}
