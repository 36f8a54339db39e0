/** Something wrong in a file that was given, and where: lines and columns count from 1. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** A path such as `clauses[0].purposes[1]`; `(document)` for the whole file. */
  readonly key: string;
  readonly message: string;
}

export const wholeDocument = '(document)';

// C0, DEL, C1 and the two Unicode line separators: one problem stays one line, and a file that a stranger
// sent cannot move the cursor of the terminal which shows its errors.
const unsafe = /[\p{Cc}\u2028\u2029]/gu;

export function formatProblem(problem: Problem): string {
  const { file, line, column, key, message } = problem;
  const text = `${file}:${line}:${column}: ${key}: ${message}`;
  return text.replace(unsafe, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** In the order of a file's lines. */
export function byPlace(a: Problem, b: Problem): number {
  return a.line - b.line || a.column - b.column;
}
