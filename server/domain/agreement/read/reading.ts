import { byPlace, type Problem } from '../problem.ts';

/** One file while it is being read: collects what is wrong, and knows which line an offset is on. */
export class Reading {
  readonly file: string;
  readonly text: string;
  readonly #problems: Problem[] = [];
  readonly #warnings: Problem[] = [];
  readonly #lineStarts: number[] = [0];

  constructor(file: string, text: string) {
    this.file = file;
    this.text = text;
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1))
      this.#lineStarts.push(at + 1);
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
    let [low, high] = [0, this.#lineStarts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.#lineStarts[middle]! <= offset) low = middle;
      else high = middle;
    }
    const before = this.text.slice(this.#lineStarts[low]!, offset);
    return { line: low + 1, column: [...before].length + 1 };
  }
}
