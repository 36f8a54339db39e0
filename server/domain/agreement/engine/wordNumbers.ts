/**
 * The numbers of a few fixed words: their place in the list, or the list's length for any other text. Asked twice
 * in every decision; length, first and last letter tell our words apart, which takes a third of a Map's time.
 */
export class WordNumbers {
  readonly #words: readonly (string | undefined)[];
  readonly #numbers: Uint8Array;
  readonly #factor: number;
  readonly #none: number;

  constructor(words: readonly string[]) {
    this.#none = words.length;
    this.#factor = factorWithoutCollision(words);
    const table = new Array<string | undefined>(slots).fill(undefined);
    this.#numbers = new Uint8Array(slots);
    for (const [number, word] of words.entries()) {
      table[slotOf(word, this.#factor)] = word;
      this.#numbers[slotOf(word, this.#factor)] = number;
    }
    this.#words = table;
  }

  of(word: string): number {
    const slot = slotOf(word, this.#factor);
    return this.#words[slot] === word ? this.#numbers[slot]! : this.#none;
  }
}

const slots = 64;

function slotOf(word: string, factor: number): number {
  const { length } = word;
  if (length === 0) return 0;
  return (length * 7 + word.charCodeAt(0) * factor + word.charCodeAt(length - 1)) & (slots - 1);
}

function factorWithoutCollision(words: readonly string[]): number {
  for (let factor = 1; factor < 1000; factor++) {
    if (new Set(words.map((word) => slotOf(word, factor))).size === words.length) return factor;
  }
  throw new Error('these words cannot be told apart by length, first and last letter');
}
