/** The numbers as plain arrays, which one thread can hand to another. */
export interface MunicipalityTable {
  readonly byFirstFive: Uint16Array<ArrayBuffer>;
  readonly sixth: Uint8Array<ArrayBuffer>;
}

export function tableOfMunicipalities(codes: Iterable<string>): MunicipalityTable {
  const all = [...new Set(codes)];
  const table = { byFirstFive: new Uint16Array(100_000), sixth: new Uint8Array(all.length + 1) };
  for (const [at, code] of all.entries()) {
    table.byFirstFive[Number(code.slice(0, 5))] = at + 1;
    table.sixth[at + 1] = code.charCodeAt(5);
  }
  return table;
}

/**
 * Municipalities by number, from 1; 0 is one that nobody named. Looked up twice in every decision, so by the digits
 * themselves: a hash table of strings takes four times as long. The sixth digit is checked as well, so that no
 * malformed code can stand for another municipality.
 */
export class MunicipalityNumbers {
  readonly count: number;
  readonly #byFirstFive: Uint16Array;
  readonly #sixth: Uint8Array;

  constructor({ byFirstFive, sixth }: MunicipalityTable) {
    this.count = sixth.length;
    this.#byFirstFive = byFirstFive;
    this.#sixth = sixth;
  }

  of(code: string): number {
    if (code.length !== 6) return 0;
    let five = 0;
    for (let at = 0; at < 5; at++) {
      const digit = code.charCodeAt(at) - 48;
      if (digit < 0 || digit > 9) return 0;
      five = five * 10 + digit;
    }
    const number = this.#byFirstFive[five]!;
    return this.#sixth[number] === code.charCodeAt(5) ? number : 0;
  }
}
