/** Key and number side by side; key 0 is no pair, since municipalities count from 1. */
export function tableOfPairs(keys: readonly number[]): Int32Array<ArrayBuffer> {
  const slots = 2 ** Math.ceil(Math.log2(keys.length * 3 + 2));
  const table = new Int32Array(slots * 2);
  for (const [number, key] of keys.entries()) {
    let slot = spread(key) & (slots - 1);
    while (table[slot * 2] !== 0) slot = (slot + 1) & (slots - 1);
    table[slot * 2] = key;
    table[slot * 2 + 1] = number;
  }
  return table;
}

/** Numbers of pairs by their key: a hash table of plain integers, asked by nearly every decision. */
export class PairNumbers {
  readonly #table: Int32Array;
  readonly #mask: number;

  /** As `tableOfPairs` made it. */
  constructor(table: Int32Array) {
    this.#table = table;
    this.#mask = table.length / 2 - 1;
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

/** Spreads neighbouring keys to slots that are far apart. */
function spread(key: number): number {
  const mixed = Math.imul(key, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}
