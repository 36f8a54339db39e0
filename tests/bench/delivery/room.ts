import type { Heard, RoomSocket } from './roomSocket.ts';

/** What a nurse writes on the way: 60 characters, 180 bytes. */
const text =
  '見本　訪問しました。血圧はいつもどおり、食事は八割ほど。右の踵に発赤があり、写真をあとで送ります。次は木曜日の午後です。';
/** Longer than any pause of a busy machine; a delivery that is lost ends the bench. */
const STUCK_MS = 20_000;

type Open = (heard: Heard) => Promise<RoomSocket>;

export interface Block {
  readonly posts: number;
  readonly deliveries: number;
  /** Frames that carried them, each to one subscriber: a frame may carry several posts. */
  readonly frames: number;
  /** Frames that delivered nothing: acknowledgements, unread counts. */
  readonly others: number;
  readonly wallMs: number;
}

/** A room of subscribers, each post followed to the last of them. */
export class Room {
  readonly #subscribers: RoomSocket[] = [];
  readonly #writers: RoomSocket[] = [];
  readonly #heads: number[] = [];
  #delivered = 0;
  #frames = 0;
  #others = 0;
  #posts = 0;
  #through = 0;
  #trouble: string | null = null;
  #moved = (): void => {};

  get size(): number {
    return this.#subscribers.length;
  }

  async subscribe(open: Open): Promise<void> {
    const at = this.#heads.push(Number.NaN) - 1;
    this.#subscribers.push(await open({ ...this.#heard(), onHead: (head) => this.#reached(at, head) }));
  }

  /** Writers that do not subscribe; without any, the subscribers write, each in its turn. */
  async addWriter(open: Open): Promise<void> {
    this.#writers.push(await open({ ...this.#heard(), onHead: () => {} }));
  }

  /** Posts for `ms` with `underWay` posts at once, each until the last subscriber has it; resolves when all are through. */
  async run(ms: number, underWay: number, writers = this.#subscribers): Promise<Block> {
    const start = {
      posts: this.#posts,
      delivered: this.#delivered,
      frames: this.#frames,
      others: this.#others,
    };
    const began = performance.now();
    const sent = () => this.#posts - start.posts;
    const through = () => Math.floor((this.#delivered - start.delivered) / this.size);
    while (performance.now() - began < ms || through() < sent()) {
      if (this.#trouble !== null) throw new Error(this.#trouble);
      while (performance.now() - began < ms && sent() - through() < underWay) this.#post(writers);
      if (through() < sent()) await this.#movedOn();
    }
    const { posts, delivered, frames, others } = start;
    return {
      posts: this.#posts - posts,
      deliveries: this.#delivered - delivered,
      frames: this.#frames - frames,
      others: this.#others - others,
      wallMs: performance.now() - began,
    };
  }

  runFromElsewhere(ms: number, underWay: number): Promise<Block> {
    return this.run(ms, underWay, this.#writers);
  }

  close(): void {
    for (const socket of [...this.#subscribers, ...this.#writers]) socket.close();
  }

  #heard() {
    return {
      onOther: () => {
        this.#others += 1;
      },
      onTrouble: (what: string) => {
        this.#trouble ??= what;
        this.#moved();
      },
    };
  }

  #post(writers: readonly RoomSocket[]): void {
    this.#posts += 1;
    // 7 has no factor with 200: neighbours of an account do not post one after the other.
    writers[(this.#posts * 7) % writers.length]?.post(text, `bench-post-${this.#posts}`);
  }

  #reached(at: number, head: number): void {
    const before = this.#heads[at]!;
    this.#heads[at] = head;
    // The first head is where this subscriber entered.
    if (Number.isNaN(before)) return;
    if (head <= before) this.#trouble = `head ${head} after ${before}`;
    this.#delivered += head - before;
    this.#frames += 1;
    const through = Math.floor(this.#delivered / this.size);
    if (through === this.#through) return;
    this.#through = through;
    this.#moved();
  }

  #movedOn(): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('deliveries are missing')), STUCK_MS);
      this.#moved = () => {
        clearTimeout(late);
        resolve();
      };
    });
  }
}
