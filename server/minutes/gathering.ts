/**
 * One who types alone is stored key by key; where several do, one insert and one frame take what came within this time
 * of the last insert, which nobody sees.
 */
const usualMs = 100;

/** How long text waits for more of it. */
export class Gathering {
  readonly #ms: number;
  #began = Number.NEGATIVE_INFINITY;
  #wake = (): void => {};

  constructor(ms = usualMs) {
    this.#ms = ms;
  }

  /** An insert begins. */
  begins(): void {
    this.#began = performance.now();
  }

  /** Milliseconds for which more is gathered. */
  get left(): number {
    return this.#began + this.#ms - performance.now();
  }

  /** Until that time is over, or somebody cannot wait. */
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
