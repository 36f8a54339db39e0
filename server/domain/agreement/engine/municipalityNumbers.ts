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
    // Written out: asked twice in every decision, and a loop here costs half as much again.
    const a = code.charCodeAt(0);
    const b = code.charCodeAt(1);
    const c = code.charCodeAt(2);
    const d = code.charCodeAt(3);
    const e = code.charCodeAt(4);
    // The digits are 0x30 to 0x39: above them 6 more gives 0x40 or more, and below them one of the two bits is missing.
    if (((a + 6) | (b + 6) | (c + 6) | (d + 6) | (e + 6)) >= 0x40 || (a & b & c & d & e) < 0x30) return 0;
    const number = this.#byFirstFive[(((a * 10 + b) * 10 + c) * 10 + d) * 10 + e - zeros]!;
    return this.#sixth[number] === code.charCodeAt(5) ? number : 0;
  }
}

/** The sum that '00000' gives with its characters taken as numbers; it is subtracted. */
const zeros = 0x30 * 11_111;
