import type { FactReaders } from '#domain/access/facts.ts';
import { nobodyId } from '#domain/ids.ts';
import type { FactMemory } from './factMemory.ts';

/** What no node remembers is read once for one question, whichever way it is judged in the end. */
type Unkept = Pick<FactReaders, 'minutes' | 'notice' | 'attachment' | 'office'>;

const nobody: string = nobodyId();

/** The readers of one question: from memory, with the store for what is never kept; and from the store alone. */
export class QuestionReaders {
  readonly #memory: FactMemory;
  readonly #readers: FactReaders;
  readonly #read = new Map<string, Promise<unknown>>();
  /** Something that is kept was not in memory: what was judged from it is no answer. */
  isLacking = false;

  constructor(memory: FactMemory, readers: FactReaders) {
    this.#memory = memory;
    this.#readers = readers;
  }

  /**
   * Never asks the store for the id that nobody has: what is asked on this way is asked of a record without a relation and
   * of an unknown id alike, and the rest of it by `fresh` (AC2).
   */
  get remembered(): FactReaders {
    return {
      account: async (id) => this.#known(await this.#memory.account(id)),
      patient: async (id) => (id === nobody ? null : this.#known(await this.#memory.patient(id))),
      patientOfChannel: async (id) =>
        id === nobody ? null : this.#known(await this.#memory.patientOfChannel(id)),
      facility: async (id) => this.#known(await this.#memory.facility(id)),
      conference: async (id) => (id === nobody ? null : this.#known(await this.#memory.conference(id))),
      minutes: async (id) => (id === nobody ? null : this.#unkept.minutes(id)),
      notice: async (id, reader) => (id === nobody ? null : this.#unkept.notice(id, reader)),
      attachment: (id) => this.#unkept.attachment(id),
      office: (municipality) => this.#unkept.office(municipality),
    };
  }

  get fresh(): FactReaders {
    return { ...this.#memory.readers, ...this.#unkept };
  }

  get #unkept(): Unkept {
    const { minutes, notice, attachment, office } = this.#readers;
    return {
      minutes: (id) => this.#once(`minutes ${id}`, () => minutes(id)),
      notice: (id, reader) => this.#once(`notice ${id}`, () => notice(id, reader)),
      attachment: (id) => this.#once(`attachment ${id}`, () => attachment(id)),
      office: (municipality) => this.#once(`office ${municipality}`, () => office(municipality)),
    };
  }

  #known<Facts>(facts: Facts | undefined): Facts | null {
    if (facts !== undefined) return facts;
    this.isLacking = true;
    return null;
  }

  #once<Facts>(key: string, read: () => Promise<Facts>): Promise<Facts> {
    const known = this.#read.get(key) ?? read();
    this.#read.set(key, known);
    return known as Promise<Facts>;
  }
}
