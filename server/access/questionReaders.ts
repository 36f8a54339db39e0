import type { AttributeReaders } from '#domain/access/attributeReaders.ts';
import { nobodyId } from '#domain/ids.ts';
import type { AttributeMemory } from './attributeMemory.ts';
import { type AnyReader, readerNamed } from './readerNamed.ts';

const nobody: string = nobodyId();

/** The readers of one question: from memory, with the store for what is never kept; and from the store alone. */
export class QuestionReaders {
  readonly #memory: AttributeMemory;
  readonly #read = new Map<string, Promise<unknown>>();
  /** Something that is kept was not in memory: what was judged from it is no answer. */
  isLacking = false;

  constructor(memory: AttributeMemory) {
    this.#memory = memory;
  }

  /**
   * Never asks the store for the id that nobody has: what is asked on this way is asked of a record without a relation and
   * of an unknown id alike, and the rest of it by `fresh` (AC2).
   */
  get remembered(): AttributeReaders {
    return eachNamed((name) => async (id, reader) => {
      if (id === nobody) return null;
      if (!this.#memory.keeps(name)) return this.#once(name, id, reader);
      const known = await this.#memory.known(name, id);
      this.isLacking ||= known === undefined;
      return known ?? null;
    });
  }

  get fresh(): AttributeReaders {
    return eachNamed((name) =>
      this.#memory.keeps(name)
        ? readerNamed(this.#memory.readers, name)
        : (id, reader) => this.#once(name, id, reader),
    );
  }

  /** What no node remembers is read once for one question, whichever way it is judged in the end. */
  #once(name: string, ...[id, reader]: Parameters<AnyReader>): Promise<unknown> {
    const key = `${name} ${id}`;
    const known = this.#read.get(key) ?? readerNamed(this.#memory.readers, name)(id, reader);
    this.#read.set(key, known);
    return known;
  }
}

/** A question asks two or three of the readers: the others are not made for it. */
const eachNamed = (reading: (name: string) => AnyReader): AttributeReaders =>
  new Proxy({} as AttributeReaders, { get: (_, name) => reading(String(name)) });
