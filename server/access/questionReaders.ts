import type { AttributeReaders } from '#domain/access/attributeReaders.ts';
import { nobodyId } from '#domain/ids.ts';
import type { AttributeMemory } from './attributeMemory.ts';
import { type AnyReader, readerNamed } from './readerNamed.ts';

const nobody: string = nobodyId();

/**
 * The readers for one question, in two forms: `remembered` takes what it can from memory and reads from the store
 * what is never kept; `fresh` reads everything from the store.
 */
export class QuestionReaders {
  readonly #memory: AttributeMemory;
  readonly #read = new Map<string, Promise<unknown>>();
  /** Memory did not have something that it could keep: what was judged without it is no answer. */
  isLacking = false;

  constructor(memory: AttributeMemory) {
    this.#memory = memory;
  }

  /**
   * Never asks the store for the id that nobody has. So what is read on this way is read alike for a record without a
   * relation and for an unknown id, and `fresh` reads the rest (AC2).
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

  /** What no node remembers is read once for a question, even if the question is judged twice. */
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
