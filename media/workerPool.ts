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
  /** Whether another port will do where one is taken at the moment it is bound: nobody asked for this one. */
  readonly mayMove?: boolean;
  /** Lets go of a port that was held for the worker that is about to bind it. */
  readonly release?: (port: number) => Promise<void>;
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
const MOST_MOVES = 20;

export class WorkerPool {
  readonly #workers: (PooledWorker | undefined)[] = [];
  readonly #listenAt: ListenAt;
  readonly #log: MediaLog;
  readonly #size: number;
  #closed = false;

  private constructor(size: number, listenAt: ListenAt, log: MediaLog) {
    this.#size = size;
    this.#listenAt = listenAt;
    this.#log = log;
  }

  static async open(size: number, listenAt: ListenAt, log: MediaLog): Promise<WorkerPool> {
    const pool = new WorkerPool(size, listenAt, log);
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
    try {
      const webRtcServer = await this.#listen(worker, slot);
      worker.once('died', () => void this.#replace(slot));
      return { worker, webRtcServer, routers: 0 };
    } catch (error) {
      worker.close();
      throw error;
    }
  }

  /** On the slot's own port; where that was taken meanwhile, on the next free one of those that follow the pool's. */
  async #listen(worker: types.Worker, slot: number): Promise<types.WebRtcServer> {
    const { ip, announcedAddress, firstPort, mayMove = false, release } = this.#listenAt;
    for (let round = 0; ; round += 1) {
      const port = firstPort === 0 ? undefined : firstPort + slot + round * this.#size;
      const where = {
        ip,
        ...(announcedAddress === undefined ? {} : { announcedAddress }),
        ...(port === undefined ? {} : { port }),
      };
      if (port !== undefined) await release?.(port);
      try {
        return await worker.createWebRtcServer({
          listenInfos: [
            { protocol: 'udp', ...where },
            { protocol: 'tcp', ...where },
          ],
        });
      } catch (error) {
        if (!mayMove || round >= MOST_MOVES || !/address already in use/.test(String(error))) throw error;
        this.#log.warn({ slot, port }, 'media port taken meanwhile; taking another');
      }
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
