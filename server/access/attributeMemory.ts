import type { AttributeReaders } from '#domain/access/attributeReaders.ts';
import type { AccountId } from '#domain/ids.ts';
import type { Memory } from '#domain/records/recordKind.ts';
import { recordKinds } from '#domain/records/recordKinds.ts';
import { LruMap } from '#platform/lruMap.ts';
import type { Revocation } from './gate.ts';
import { type AnyReader, readerNamed } from './readerNamed.ts';
import { Remembered } from './remembered.ts';

interface Known {
  readonly id: string;
}

/** What each reader's memory keeps: of accounts as said here, of each kind of record as its descriptor says. */
const memories: readonly (readonly [reader: string, memory: Memory])[] = [
  ['account', { most: 20_000, subject: 'account' }],
  ...Object.values(recordKinds).flatMap(({ reads, memory }) =>
    memory === null ? [] : [[Object.keys(reads)[0] as string, memory] as const],
  ),
];

const idOf = ({ id }: Known): string => id;

/**
 * The attributes that a node remembers. Some things can change without an entry in the revocation log, and are never
 * kept: that something is not there, provisions, and what a kind of record names as such (the state of minutes, who
 * was reached by a notice, files).
 */
export class AttributeMemory {
  readonly #kept = new Map<string, Remembered<string, Known>>();
  /**
   * For a reader whose id only leads to another record (a channel to its patient): under which reader that is kept,
   * and by which id.
   */
  readonly #places = new Map<string, { readonly through: string; readonly ids: LruMap<string, string> }>();
  /** The readers of the store; what they find is kept on its way. */
  readonly readers: AttributeReaders;

  constructor(readers: AttributeReaders) {
    for (const [name, memory] of memories)
      if ('through' in memory)
        this.#places.set(name, { through: memory.through, ids: new LruMap(memory.most) });
      else this.#kept.set(name, new Remembered({ ...memory, idOf }));
    const keeping = memories.map(([name, memory]) => [
      name,
      'through' in memory
        ? this.#placing(memory.through, readerNamed(readers, name))
        : this.#keeping(name, readerNamed(readers, name)),
    ]);
    this.readers = { ...readers, ...Object.fromEntries(keeping) };
  }

  /** Whether memory keeps anything of what this reader finds. */
  keeps(name: string): boolean {
    return this.#kept.has(name) || this.#places.has(name);
  }

  /** At once, or when what is just being read for somebody else is there. */
  known(name: string, id: string): unknown {
    const place = this.#places.get(name);
    if (place === undefined) return this.#kept.get(name)?.known(id);
    const there = place.ids.get(id);
    return there === undefined ? undefined : this.#kept.get(place.through)?.known(there);
  }

  #keeping(name: string, read: AnyReader): AnyReader {
    return async (id, reader: AccountId) => {
      const found = await this.#kept
        .get(name)
        ?.load(id, async () => (await read(id, reader)) as Known | null);
      return this.#placed(name, found ?? null);
    };
  }

  #placing(through: string, read: AnyReader): AnyReader {
    return async (id, reader: AccountId) => {
      const [found = null] = (await this.#kept.get(through)?.loadAll(async () => {
        const one = (await read(id, reader)) as Known | null;
        return one === null ? [] : [one];
      })) ?? [null];
      return this.#placed(through, found);
    };
  }

  #placed(name: string, found: Known | null): Known | null {
    if (found !== null)
      for (const [reader, memory] of memories)
        if ('through' in memory && memory.through === name)
          this.#places.get(reader)?.ids.set(memory.idOf(found as never), found.id);
    return found;
  }

  /**
   * Told of each entry of the revocation log before any admission is. An entry for all (a new agreement) empties the
   * memory: accounts are then read anew, which waits until the agreement is compiled.
   */
  heed(revocation: Revocation): void {
    for (const kept of this.#kept.values()) kept.heed(revocation);
  }
}
