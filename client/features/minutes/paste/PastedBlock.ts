/** A piece of a line; a line break within it is `\n`. */
export interface PastedRun {
  readonly text: string;
  readonly bold: boolean;
  readonly strike: boolean;
}

/** What was pasted, as the form knows it: paragraphs, and bullets of a level from 1 on. */
export interface PastedBlock {
  readonly level: number;
  readonly runs: readonly PastedRun[];
  /** Stands on a line of its own, whatever was on the line that it is pasted into: a row of a table, a bullet. */
  readonly apart: boolean;
}
