import { type ChainLineBytes, readChainLine } from './chainLine.ts';
import type { Checkpoint } from './checkpoint.ts';
import { beforeFirst, link } from './link.ts';

/** The first record that is wrong, by its place in the chain (from 1), and what is wrong with it. */
export interface Broken {
  readonly record: number;
  readonly why: string;
}

export interface ChainEnd {
  readonly municipality: string | null;
  readonly records: number;
  readonly hash: string;
}

/**
 * [AU4] Walks one chain record by record, in bounded memory. Finds any flip, deletion, reordering or insertion; with
 * checkpoints, any truncation before the last of them, and any rewrite by whoever holds the key.
 */
export class ChainVerifier {
  #municipality: string | null;
  #records = 0;
  #hash = beforeFirst;
  readonly #due: Map<number, Checkpoint>;

  constructor(checkpoints: readonly Checkpoint[] = []) {
    this.#due = new Map(checkpoints.map((each) => [each.n, each]));
    this.#municipality = checkpoints[0]?.municipality ?? null;
  }

  get end(): ChainEnd {
    return { municipality: this.#municipality, records: this.#records, hash: this.#hash };
  }

  /** A line of an export, without its end. */
  takeLine(line: Buffer): Broken | null {
    const read = readChainLine(line);
    return read === null
      ? this.#broken('it is not of the form {"hash":"…","previous":"…","record":{…}}')
      : this.take(read);
  }

  take({ hash, previous, text }: ChainLineBytes): Broken | null {
    const n = this.#records + 1;
    if (link(previous, text) !== hash) return this.#broken('its hash is not that of its content');
    const record = recordIn(text);
    if (record === null) return this.#broken('its content is no record of a chain');
    this.#municipality ??= record.municipality;
    if (record.municipality !== this.#municipality)
      return this.#broken(`it is of the chain of ${record.municipality}, not of ${this.#municipality}`);
    if (record.n !== n) return this.#broken(`it says that it is record ${record.n}`);
    if (previous !== this.#hash) return this.#broken('it does not follow the record before it');
    const checkpoint = this.#due.get(n);
    if (checkpoint !== undefined && checkpoint.hash !== hash)
      return this.#broken(`the checkpoint of ${checkpoint.at} knows another record here: it was rewritten`);
    this.#due.delete(n);
    this.#records = n;
    this.#hash = hash;
    return null;
  }

  /** After the last record: what a checkpoint knows and the chain no longer has. */
  finish(): Broken | null {
    const [missing] = [...this.#due.values()].sort((a, b) => a.n - b.n);
    if (missing === undefined) return null;
    return this.#broken(
      `it is missing: the checkpoint of ${missing.at} knows ${missing.n} records, the chain has ${this.#records}`,
    );
  }

  #broken(why: string): Broken {
    return { record: this.#records + 1, why };
  }
}

const recordIn = (text: Buffer): { readonly municipality: string; readonly n: number } | null => {
  try {
    const { fact, municipality, n } = JSON.parse(text.toString('utf8')) as Record<string, unknown>;
    const isRecord = typeof fact === 'object' && fact !== null && typeof municipality === 'string';
    return isRecord && typeof n === 'number' ? { municipality, n } : null;
  } catch {
    return null;
  }
};
