import { Worker } from 'node:worker_threads';
import type { SnapshotJob, SnapshotResult } from './snapshotWorker.ts';

/** The thread that makes snapshots: started when first needed, one job after another. */
export class SnapshotMaker {
  #worker: Worker | undefined;
  #next = 1;
  readonly #waiting = new Map<number, { resolve(update: Uint8Array): void; reject(error: Error): void }>();

  make(updates: readonly Uint8Array[]): Promise<Uint8Array> {
    const worker = this.#start();
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      worker.postMessage({ id, updates } satisfies SnapshotJob);
    });
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
    this.#fail(new Error('closed'));
  }

  #start(): Worker {
    if (this.#worker !== undefined) return this.#worker;
    // execArgv: what the parent was started with (test runners) is not for this thread.
    const worker = new Worker(new URL('./snapshotWorker.ts', import.meta.url), { execArgv: [] });
    worker.unref();
    worker.on('message', (result: SnapshotResult) => {
      const waiting = this.#waiting.get(result.id);
      this.#waiting.delete(result.id);
      if ('update' in result) waiting?.resolve(result.update);
      else waiting?.reject(new Error(result.error));
    });
    worker.on('error', (error) => this.#fail(error instanceof Error ? error : new Error(String(error))));
    worker.on('exit', () => {
      this.#worker = undefined;
      this.#fail(new Error('the snapshot thread ended'));
    });
    this.#worker = worker;
    return worker;
  }

  #fail(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
