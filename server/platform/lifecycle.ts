import type { Logger } from './logger.ts';

interface Closer {
  readonly name: string;
  readonly close: () => Promise<void> | void;
}

/** What is opened in order is closed in reverse, each thing once: start and stop mirror each other. */
export class Lifecycle {
  readonly #log: Logger;
  readonly #closers: Closer[] = [];
  #closing: Promise<void> | undefined;

  constructor(log: Logger) {
    this.#log = log;
  }

  /** Registers how to close what was just opened. If the end was asked for already, it is closed at once. */
  opened(name: string, close: () => Promise<void> | void): void {
    if (this.#closing === undefined) this.#closers.push({ name, close });
    else this.#closing = this.#closing.then(() => this.#closeOne({ name, close }));
  }

  /** Closes all, last opened first. Idempotent; one that fails does not keep the others open. */
  close(): Promise<void> {
    this.#closing ??= this.#closeAll();
    return this.#closing;
  }

  async #closeAll(): Promise<void> {
    for (const closer of this.#closers.reverse()) await this.#closeOne(closer);
    this.#log.info('closed');
  }

  async #closeOne({ name, close }: Closer): Promise<void> {
    try {
      await close();
    } catch (error) {
      this.#log.error({ part: name, err: error }, 'close failed');
    }
  }
}
