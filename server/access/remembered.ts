import { deepFreeze } from '#platform/deepFreeze.ts';
import { LruMap } from '#platform/lruMap.ts';
import type { Revocation } from './gate.ts';

interface Options<Id, Facts> {
  /** So many are kept; what was used least recently goes. */
  readonly most: number;
  /** The subject whose entries name them; null: they stay as they were made, and no entry is for them. */
  readonly subject: string | null;
  readonly idOf: (facts: Facts) => Id;
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
export class Remembered<Id extends string, Facts> {
  readonly #kept: LruMap<Id, Facts>;
  readonly #subject: Options<Id, Facts>['subject'];
  readonly #idOf: (facts: Facts) => Id;
  readonly #loading = new Set<Loading>();
  readonly #underWay = new Map<Id, Promise<unknown>>();

  constructor({ most, subject, idOf }: Options<Id, Facts>) {
    this.#kept = new LruMap(most);
    this.#subject = subject;
    this.#idOf = idOf;
  }

  get(id: Id): Facts | undefined {
    return this.#kept.get(id);
  }

  /**
   * The same, and what is just being read for somebody else: an entry that whoever waits here has heard either came before that
   * read began, or has crossed it.
   */
  known(id: Id): Facts | undefined | Promise<Facts | undefined> {
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
  async load(id: Id, read: () => Promise<Facts | null>): Promise<Facts | null> {
    const loading = this.loadAll(async () => {
      const facts = await read();
      return facts === null ? [] : [facts];
    });
    this.#underWay.set(id, loading);
    try {
      const [found = null] = await loading;
      return found;
    } finally {
      if (this.#underWay.get(id) === loading) this.#underWay.delete(id);
    }
  }

  async loadAll(read: () => Promise<readonly Facts[]>): Promise<readonly Facts[]> {
    const loading: Loading = { named: new Set(), isOver: false };
    this.#loading.add(loading);
    try {
      const found = await read();
      for (const facts of loading.isOver ? [] : found) {
        const id = this.#idOf(facts);
        if (!loading.named.has(id)) this.#kept.set(id, deepFreeze(facts));
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
