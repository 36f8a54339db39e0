/** A field and where it starts in the text. */
export interface CsvField {
  readonly text: string;
  readonly offset: number;
}

export type CsvRow = readonly CsvField[];

/**
 * RFC 4180 with the offset of each field, which no error of a clerk's file can be told without and which
 * csv-parse does not give. LF, CRLF and CR end a row; blank lines are skipped. `unclosed` is a quote that
 * never ends, or one with text after it.
 */
export function parseCsv(text: string): { rows: CsvRow[]; unclosed: number | null } {
  const rows: CsvRow[] = [];
  // One field: quoted (with "" for a quote) or plain, and what ends it. Sticky: each match starts at the last end.
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n][^,\r\n]*)?)(,|\r\n|\n|\r|$)/y;
  let row: CsvField[] = [];
  let at = 0;
  while (at < text.length || row.length > 0) {
    field.lastIndex = at;
    const match = field.exec(text);
    if (match === null) return { rows, unclosed: at };
    const [whole, inQuotes, plain, end] = match;
    row.push({ text: inQuotes?.replaceAll('""', '"') ?? plain ?? '', offset: at });
    at += whole.length;
    if (end === ',') continue;
    const blank = row.length === 1 && row[0]!.text === '' && inQuotes === undefined;
    if (!blank) rows.push(row);
    row = [];
  }
  return { rows, unclosed: null };
}
