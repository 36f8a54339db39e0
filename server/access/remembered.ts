import { deepFreeze } from '#platform/deepFreeze.ts';
import { LruMap } from '#platform/lruMap.ts';
import type { Revocation } from './gate.ts';

interface Options<Id, Attributes> {
  /** So many are kept; what was used least recently goes. */
  readonly most: number;
  /** The subject whose entries name them; null: they stay as they were made, and no entry is for them. */
  readonly subject: string | null;
  readonly idOf: (attributes: Attributes) => Id;
}

/** A read that is under way: the ids that entries have named since it began. */
interface Loading {
  readonly named: Set<string>;
  isOver: boolean;
}

/**
 * What was read of one kind of subject, kept in this node until the revocation log names it (ADR 0018). Whoever asks has
 * heard the log first (`Revocations.hears`): all that can change it is written with its entry (AC14), so that what is here
 * then is what the store would say.
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
   * The same, and what is just being read for somebody else: an entry that whoever waits here has heard either came before that
   * read began, or came while it was going on.
   */
  known(id: Id): Attributes | undefined | Promise<Attributes | undefined> {
    const kept = this.#kept.get(id);
    const reading = kept === undefined ? this.#underWay.get(id) : undefined;
    if (reading === undefined) return kept;
    const now = () => this.#kept.get(id);
    return reading.then(now, now);
  }

  /**
   * Keeps what a read finds, and only that: what is not there is never remembered. What an entry named while it was read may
   * be of before that entry; it answers the question that it was read for, and is not kept.
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

  /** Told of each entry before anybody who holds an admission is. */
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
