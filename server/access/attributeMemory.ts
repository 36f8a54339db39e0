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

/** What is kept of each reader: people, and of each kind of record what it says of its own. */
const memories: readonly (readonly [reader: string, memory: Memory])[] = [
  ['account', { most: 20_000, subject: 'account' }],
  ...Object.values(recordKinds).flatMap(({ reads, memory }) =>
    memory === null ? [] : [[Object.keys(reads)[0] as string, memory] as const],
  ),
];

const idOf = ({ id }: Known): string => id;

/**
 * The attributes that a node remembers. What is not there, and what a kind says that is never kept (the state of minutes, who was
 * reached, files), is not among them: it changes without an entry. Nor are provisions.
 */
export class AttributeMemory {
  readonly #kept = new Map<string, Remembered<string, Known>>();
  /** Of ids that lead to what another reader keeps: where they lead. */
  readonly #places = new Map<string, { readonly through: string; readonly ids: LruMap<string, string> }>();
  /** The same readers of the store, which keep what they find. */
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

  /** Whether the reader's attributes are kept at all. */
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
   * Told of each entry before anybody who holds an admission is. One for all, a new agreement, empties it: accounts are read
   * anew, and reading one waits until the agreement is compiled.
   */
  heed(revocation: Revocation): void {
    for (const kept of this.#kept.values()) kept.heed(revocation);
  }
}
