import { deepFreeze } from '#platform/deepFreeze.ts';
import { LruMap } from '#platform/lruMap.ts';
import type { Revocation } from './gate.ts';

interface Options<Id, Attributes> {
  /** So many are kept; what was used least recently goes. */
  readonly most: number;
  /** The kind of subject whose entries in the revocation log name them; null: they never change, and no entry names them. */
  readonly subject: string | null;
  readonly idOf: (attributes: Attributes) => Id;
}

/** A read that is under way, with the ids that entries have named since it began. */
interface Loading {
  readonly named: Set<string>;
  isOver: boolean;
}

/**
 * What this node has read of one kind of subject, kept until the revocation log names it (ADR 0018). Whoever asks has
 * read the log first (`Revocations.hears`). Everything that can change what is kept is written together with its
 * entry (AC14), so what is still here is what the store would say.
 */
export class Remembered<Id extends string, Attributes> {
  readonly #kept: LruMap<Id, Attributes>;
  readonly #subject: Options<Id, Attributes>['subject'];
  readonly #idOf: (attributes: Attributes) => Id;
  readonly #loading = new Set<Loading>();
  readonly #underWay = new Map<Id, Promise<unknown>>();

  constructor({ most, subject, idOf }: Options<Id, Attributes>) {
    this.#kept = new LruMap(most);
    this.#subject = subject;
    this.#idOf = idOf;
  }

  get(id: Id): Attributes | undefined {
    return this.#kept.get(id);
  }

  /**
   * `get`, but it also waits for a read of the same id that somebody else has begun. An entry that the caller has
   * heard either came before that read, which then knows of the change, or during it, and then the result is not
   * kept.
   */
  known(id: Id): Attributes | undefined | Promise<Attributes | undefined> {
    const kept = this.#kept.get(id);
    const reading = kept === undefined ? this.#underWay.get(id) : undefined;
    if (reading === undefined) return kept;
    const now = () => this.#kept.get(id);
    return reading.then(now, now);
  }

  /**
   * Keeps what a read finds. What is not there is never remembered. If an entry named the id while the read was under
   * way, the result may be older than the entry: it is returned to its own caller and not kept.
   */
  async load(id: Id, read: () => Promise<Attributes | null>): Promise<Attributes | null> {
    const loading = this.loadAll(async () => {
      const attributes = await read();
      return attributes === null ? [] : [attributes];
    });
    this.#underWay.set(id, loading);
    try {
      const [found = null] = await loading;
      return found;
    } finally {
      if (this.#underWay.get(id) === loading) this.#underWay.delete(id);
    }
  }

  async loadAll(read: () => Promise<readonly Attributes[]>): Promise<readonly Attributes[]> {
    const loading: Loading = { named: new Set(), isOver: false };
    this.#loading.add(loading);
    try {
      const found = await read();
      for (const attributes of loading.isOver ? [] : found) {
        const id = this.#idOf(attributes);
        if (!loading.named.has(id)) this.#kept.set(id, deepFreeze(attributes));
      }
      return found;
    } finally {
      this.#loading.delete(loading);
    }
  }

  /** Told of each entry of the log before any admission is. */
  heed({ subject }: Revocation): void {
    if (this.#subject === null) return;
    if (subject.kind === 'all') {
      for (const loading of this.#loading) loading.isOver = true;
      this.#kept.clear();
    } else if (subject.kind === this.#subject) {
      for (const { named } of this.#loading) named.add(subject.id);
      this.#kept.delete(subject.id as Id);
    }
  }
}
