import { createWorker, type types } from 'mediasoup';
import { mediaCodecs } from './mediaCodecs.ts';
import type { MediaLog } from './ports.ts';

export interface ListenAt {
  /** The address on which media is received. */
  readonly ip: string;
  /** The address that browsers are told, where it is another one. */
  readonly announcedAddress: string | undefined;
  /** The UDP and TCP port of the first worker; each further worker has the next one. 0: any free port. */
  readonly firstPort: number;
  /** Whether another port will do if one is taken at the moment of binding: then nobody has asked for this very port. */
  readonly mayMove?: boolean;
  /** Releases a port that was held for the worker that is about to bind it. */
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

  /** Binds the slot's own port. If that was taken meanwhile, it takes the next free one behind the pool's ports. */
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

  /** A worker has died and taken its rooms along, which their routers report; a new worker takes its port. */
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

  /** A new router, on the worker that has fewest. Rejects while no worker runs. */
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
