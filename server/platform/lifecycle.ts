import type { Logger } from './logger.ts';

/** Things opened in order and closed in reverse, each once: start and stop mirror each other. */
export class Lifecycle {
  readonly #log: Logger;
  readonly #closers: { name: string; close: () => Promise<void> | void }[] = [];
  #closing: Promise<void> | undefined;

  constructor(log: Logger) {
    this.#log = log;
  }

  /** Registers how to close what was just opened. */
  opened(name: string, close: () => Promise<void> | void): void {
    this.#closers.push({ name, close });
  }

  /** Closes all, last opened first. Idempotent; one that fails does not keep the others open. */
  close(): Promise<void> {
    this.#closing ??= this.#closeAll();
    return this.#closing;
  }

  async #closeAll(): Promise<void> {
    for (const { name, close } of this.#closers.reverse()) {
      try {
        await close();
      } catch (error) {
        this.#log.error({ part: name, err: error }, 'close failed');
      }
    }
    this.#log.info('closed');
  }
}
