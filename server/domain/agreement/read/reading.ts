import { byPlace, type Problem } from '../problem.ts';

/** One file while it is being read: collects what is wrong, and knows which line an offset is on. */
export class Reading {
  readonly file: string;
  readonly text: string;
  readonly #problems: Problem[] = [];
  readonly #warnings: Problem[] = [];
  readonly #lineStarts: number[] = [0];
  /** Where characters of two UTF-16 units stand. */
  readonly #wideCharacters: number[] = [];

  constructor(file: string, text: string) {
    this.file = file;
    this.text = text;
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1))
      this.#lineStarts.push(at + 1);
    for (const { index } of text.matchAll(/[\u{10000}-\u{10ffff}]/gu)) this.#wideCharacters.push(index);
  }

  get problems(): Problem[] {
    return this.#problems.toSorted(byPlace);
  }

  get warnings(): Problem[] {
    return this.#warnings.toSorted(byPlace);
  }

  get failed(): boolean {
    return this.#problems.length > 0;
  }

  report(offset: number, key: string, message: string): void {
    this.#problems.push({ file: this.file, ...this.place(offset), key, message });
  }

  warn(offset: number, key: string, message: string): void {
    this.#warnings.push({ file: this.file, ...this.place(offset), key, message });
  }

  /** Lines and columns from 1; a column counts characters, as an editor does, not UTF-16 units. */
  place(offset: number): { line: number; column: number } {
    const line = countUpTo(this.#lineStarts, offset);
    const start = this.#lineStarts[line - 1]!;
    // By search, not by walking the line: a hostile file has one long line and an error at every character.
    const wide = countUpTo(this.#wideCharacters, offset - 1) - countUpTo(this.#wideCharacters, start - 1);
    return { line, column: offset - start - wide + 1 };
  }
}

/** How many of the rising numbers are not above the limit. */
function countUpTo(rising: readonly number[], limit: number): number {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rising[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
