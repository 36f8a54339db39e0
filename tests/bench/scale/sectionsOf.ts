/** A finished section of docs/PERFORMANCE.md: what printed it, when, and its tables. */
export interface Section {
  readonly title: string;
  readonly command: string;
  readonly date: string;
  /** Other work had more of the machine than a figure bears. */
  readonly isLoaded: boolean;
  readonly text: string;
  readonly rows: readonly Row[];
}

/** A row of a table: its first cell, and the others by the heads of their columns. */
export interface Row {
  readonly name: string;
  readonly cells: ReadonlyMap<string, string>;
}

const printedBy = /^`npm run bench -- ([\w ]+)`\. (\d{4}-\d{2}-\d{2})/m;

export const sectionsOf = (document: string): Section[] =>
  document
    .split(/^## /m)
    .slice(1)
    .flatMap((text) => {
      const found = printedBy.exec(text);
      if (found === null) return [];
      const [, command = '', date = ''] = found;
      const [title = ''] = text.split('\n');
      return [
        { title, command, date, isLoaded: text.includes('**Taken under load**'), text, rows: rowsOf(text) },
      ];
    });

const rowsOf = (text: string): Row[] => {
  const rows: Row[] = [];
  let heads: readonly string[] | null = null;
  for (const line of text.split('\n')) {
    if (!line.startsWith('|')) heads = null;
    else if (heads === null) heads = cellsOf(line);
    else if (!/^\|\s*-{3}/.test(line)) {
      const [name = '', ...cells] = cellsOf(line);
      const [, ...columns] = heads;
      rows.push({ name, cells: new Map(columns.map((column, at) => [column, cells[at] ?? ''])) });
    }
  }
  return rows;
};

const cellsOf = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
