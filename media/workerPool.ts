import { createWorker, type types } from 'mediasoup';
import { mediaCodecs } from './mediaCodecs.ts';
import type { MediaLog } from './ports.ts';

export interface ListenAt {
  /** Address that media is received on. */
  readonly ip: string;
  /** Address that browsers are told, where it is another. */
  readonly announcedAddress: string | undefined;
  /** UDP and TCP port of the first worker; the others count up from it. 0: any free port. */
  readonly firstPort: number;
}

export interface Routed {
  readonly router: types.Router;
  readonly webRtcServer: types.WebRtcServer;
}

interface PooledWorker {
  readonly worker: types.Worker;
  readonly webRtcServer: types.WebRtcServer;
  routers: number;
}

/** One worker for each core, each with one UDP and one TCP port; a conference gets a router on the least used. */
export class WorkerPool {
  readonly #workers: (PooledWorker | undefined)[] = [];
  readonly #listenAt: ListenAt;
  readonly #log: MediaLog;
  #closed = false;

  private constructor(listenAt: ListenAt, log: MediaLog) {
    this.#listenAt = listenAt;
    this.#log = log;
  }

  static async open(size: number, listenAt: ListenAt, log: MediaLog): Promise<WorkerPool> {
    const pool = new WorkerPool(listenAt, log);
    try {
      for (let slot = 0; slot < size; slot += 1) pool.#workers[slot] = await pool.#start(slot);
      return pool;
    } catch (error) {
      pool.close();
      throw error;
    }
  }

  async #start(slot: number): Promise<PooledWorker> {
    const worker = await createWorker({ logLevel: 'error', logTags: [] });
    const { ip, announcedAddress, firstPort } = this.#listenAt;
    const where = {
      ip,
      ...(announcedAddress === undefined ? {} : { announcedAddress }),
      ...(firstPort === 0 ? {} : { port: firstPort + slot }),
    };
    try {
      const webRtcServer = await worker.createWebRtcServer({
        listenInfos: [
          { protocol: 'udp', ...where },
          { protocol: 'tcp', ...where },
        ],
      });
      worker.once('died', () => void this.#replace(slot));
      return { worker, webRtcServer, routers: 0 };
    } catch (error) {
      worker.close();
      throw error;
    }
  }

  /** A worker that died has taken its rooms along (their routers say so); a new one takes its port. */
  async #replace(slot: number): Promise<void> {
    this.#workers[slot] = undefined;
    for (let wait = 100; !this.#closed; wait = Math.min(wait * 2, 5_000)) {
      try {
        const started = await this.#start(slot);
        if (this.#closed) return started.worker.close();
        this.#workers[slot] = started;
        this.#log.warn({ slot }, 'media worker replaced');
        return;
      } catch (error) {
        this.#log.error({ slot, err: (error as Error).message }, 'media worker does not start');
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
    }
  }

  /** A new router on the worker with the fewest. Rejects while no worker runs. */
  async createRouter(): Promise<Routed> {
    const alive = this.#workers.filter((pooled) => pooled !== undefined);
    const [first, ...others] = alive;
    if (first === undefined) throw new Error('no media worker runs');
    const pooled = others.reduce((least, other) => (other.routers < least.routers ? other : least), first);
    pooled.routers += 1;
    const router = await pooled.worker.createRouter({ mediaCodecs });
    router.observer.once('close', () => {
      pooled.routers -= 1;
    });
    return { router, webRtcServer: pooled.webRtcServer };
  }

  /** Process ids of the workers, for tests that kill one. */
  get pids(): number[] {
    return this.#workers.flatMap((pooled) => (pooled === undefined ? [] : [pooled.worker.pid]));
  }

  close(): void {
    this.#closed = true;
    for (const pooled of this.#workers) pooled?.worker.close();
  }
}
