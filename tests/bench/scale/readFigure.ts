import type { Section } from './sectionsOf.ts';

/** Where a figure stands in docs/PERFORMANCE.md. */
export interface Place {
  /** The bench whose section it is in. */
  readonly command: string;
  /** How its row's first cell begins; and its column's head. */
  readonly row: string;
  readonly column: string;
  /** Which of the rows that fit, where two tables of a section have the same ones. */
  readonly fitting?: number;
  /** Which of several in the cell, the first by default. */
  readonly nth?: number;
  /** How many it is the sum of. */
  readonly per?: number;
}

/** A measured figure in its base unit (ms, bytes, a share of one, or a count), with what printed it and when. */
export interface Figure {
  readonly value: number;
  readonly cell: string;
  readonly command: string;
  readonly date: string;
  readonly isLoaded: boolean;
}

const bases: Readonly<Record<string, number>> = {
  ns: 1e-6,
  µs: 1e-3,
  ms: 1,
  s: 1e3,
  '%': 0.01,
  kB: 1e3,
  MB: 1e6,
  GB: 1e9,
};

/** Null: it is not measured. */
export const readFigure = (sections: readonly Section[], place: Place): Figure | null => {
  const { command, row, column, fitting = 0, nth = 0, per = 1 } = place;
  for (const section of sections) {
    if (section.command !== command) continue;
    const rows = section.rows.filter(({ name, cells }) => name.startsWith(row) && cells.has(column));
    const cell = rows[fitting]?.cells.get(column);
    if (cell === undefined) continue;
    const value = quantities(cell)[nth];
    if (value === undefined) continue;
    const { date, isLoaded } = section;
    return { value: value / per, cell, command, date, isLoaded };
  }
  return null;
};

const quantities = (cell: string): number[] =>
  [...cell.matchAll(/((?:(?<!\d)-)?\d[\d,]*(?:\.\d+)?)(?:\s*(ns|µs|ms|s|%|kB|MB|GB)(?![\w/]))?/g)].map(
    ([, digits = '', unit]) => Number(digits.replaceAll(',', '')) * (unit === undefined ? 1 : bases[unit]!),
  );
