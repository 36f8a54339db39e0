/** Numbers of pairs by their key: a hash table of plain integers, asked by nearly every decision. */
export class PairNumbers {
  /** Key and number side by side; key 0 is no pair, since municipalities count from 1. */
  readonly #table: Int32Array;
  readonly #mask: number;

  constructor(keys: readonly number[]) {
    const slots = 2 ** Math.ceil(Math.log2(keys.length * 3 + 2));
    this.#table = new Int32Array(slots * 2);
    this.#mask = slots - 1;
    for (const [number, key] of keys.entries()) {
      let slot = spread(key) & this.#mask;
      while (this.#table[slot * 2] !== 0) slot = (slot + 1) & this.#mask;
      this.#table[slot * 2] = key;
      this.#table[slot * 2 + 1] = number;
    }
  }

  /** The pair's number, or -1. */
  of(key: number): number {
    const table = this.#table;
    let slot = spread(key) & this.#mask;
    for (;;) {
      const found = table[slot * 2]!;
      if (found === key) return table[slot * 2 + 1]!;
      if (found === 0) return -1;
      slot = (slot + 1) & this.#mask;
    }
  }
}

/** Neighbouring keys go to slots far apart. */
function spread(key: number): number {
  const mixed = Math.imul(key, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}
