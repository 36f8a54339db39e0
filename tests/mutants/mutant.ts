/** One change to one file: the text from `start` to `end` becomes `replacement`. */
export interface Mutant {
  /** From the project's root. */
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly original: string;
  readonly replacement: string;
  readonly operator: string;
}
