/**
 * The numbers of some words: their place in the list, or the list's length for any other text. Asked three times in every
 * decision, of texts that the store just gave: length, first and last letter find the place, so that nothing is hashed (a
 * Map hashes each text that it never saw). Words that these do not tell apart are looked up in a Map, so that no choice of
 * names makes this slow.
 */
export class WordNumbers {
  readonly #words: readonly string[];
  readonly #numbers: Int32Array;
  readonly #factor: number;
  readonly #others = new Map<string, number>();
  readonly #none: number;

  /** Each word once. */
  constructor(words: readonly string[]) {
    // Many more slots than words: hardly any two meet.
    const slots = 2 ** Math.ceil(Math.log2(words.length * 8 + 2));
    const table = new Array<string>(slots).fill('');
    this.#factor = factorThatTells(words, slots - 1);
    this.#numbers = new Int32Array(slots).fill(words.length);
    this.#none = words.length;
    for (const [number, word] of words.entries()) {
      const slot = slotOf(word, this.#factor, slots - 1);
      if (this.#numbers[slot] === this.#none) {
        table[slot] = word;
        this.#numbers[slot] = number;
      } else this.#others.set(word, number);
    }
    this.#words = table;
  }

  of(word: string): number {
    const slot = slotOf(word, this.#factor, this.#words.length - 1);
    return this.#words[slot] === word ? this.#numbers[slot]! : this.#ofOther(word);
  }

  #ofOther(word: string): number {
    return this.#others.get(word) ?? this.#none;
  }
}

function slotOf(word: string, factor: number, mask: number): number {
  const { length } = word;
  if (length === 0) return 0;
  return (length * 7 + word.charCodeAt(0) * factor + word.charCodeAt(length - 1)) & mask;
}

/** Tries some factors, and takes the one by which fewest words fall into the same slot. */
function factorThatTells(words: readonly string[], mask: number): number {
  let [best, most] = [1, 0];
  for (let factor = 1; factor < 64 && most < words.length; factor++) {
    const told = new Set(words.map((word) => slotOf(word, factor, mask))).size;
    if (told > most) [best, most] = [factor, told];
  }
  return best;
}
