import { type Day, parseDay } from '../vocabulary/days.ts';
import { type MunicipalityCode, parseMunicipalityCode } from '../vocabulary/municipalityCode.ts';
import type { AreaRow, Areas } from './areas.ts';
import { type Problem, wholeDocument } from './problem.ts';
import { decodeText } from './read/decodeText.ts';
import { largestFile } from './read/largestFile.ts';
import { type CsvField, type CsvRow, parseCsv } from './read/parseCsv.ts';
import { quoted } from './read/quoted.ts';
import { Reading } from './read/reading.ts';

export type AreasRead =
  | { readonly ok: true; readonly areas: Areas }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const required = ['code', 'name', 'medical_area', 'medical_area_name'];
const optional = ['from', 'until'];

/** Reads an areas file (AGREEMENT-FORMAT: "Areas file"). */
export function readAreas(source: string | Uint8Array, file: string): AreasRead {
  const decoded = decodeText(source);
  const reading = new Reading(file, 'text' in decoded ? decoded.text : decoded.before);
  if ('before' in decoded) {
    reading.report(reading.text.length, wholeDocument, 'is not UTF-8 from here on; save the file as UTF-8');
    return { ok: false, problems: reading.problems };
  }
  if (reading.text.length > largestFile) {
    reading.report(0, wholeDocument, `is longer than ${largestFile} characters, the most allowed`);
    return { ok: false, problems: reading.problems };
  }
  const { rows, unclosed } = parseCsv(reading.text);
  if (unclosed !== null)
    reading.report(unclosed, wholeDocument, 'has a quote that is not closed, or text beside one');
  const [header = [], ...body] = rows;
  const columns = readHeader(reading, header);
  const rowsOf = new Map<MunicipalityCode, AreaRow[]>();
  if (columns !== null) for (const row of body) takeRow(reading, rowsOf, columns, header.length, row);
  return reading.failed ? { ok: false, problems: reading.problems } : { ok: true, areas: { rowsOf } };
}

type Columns = ReadonlyMap<string, number>;

function readHeader(reading: Reading, header: CsvRow): Columns | null {
  const columns = new Map<string, number>();
  for (const [index, { text, offset }] of header.entries()) {
    const name = text.trim();
    if (columns.has(name) && (required.includes(name) || optional.includes(name))) {
      reading.report(offset, name, 'is given twice in the header; once is allowed');
    } else if (!columns.has(name)) columns.set(name, index);
  }
  const missing = required.filter((name) => !columns.has(name));
  for (const name of missing)
    reading.report(0, name, `is missing in the header; ${required.join(', ')} are required`);
  return missing.length > 0 ? null : columns;
}

function takeRow(
  reading: Reading,
  rowsOf: Map<MunicipalityCode, AreaRow[]>,
  columns: Columns,
  width: number,
  row: CsvRow,
): void {
  const start = row[0]!.offset;
  if (row.length !== width) {
    reading.report(
      start,
      'code',
      `the row has ${row.length} fields; ${width} are required, as in the header`,
    );
    return;
  }
  const field = (name: string): CsvField | undefined => row[columns.get(name) ?? -1];
  const text = (name: string): string | null => {
    const { text: content, offset } = field(name)!;
    if (content.trim() !== '') return content;
    reading.report(offset, name, 'is empty; text is required');
    return null;
  };
  const day = (name: string): Day | null | 'wrong' => {
    const at = field(name);
    if (at === undefined || at.text === '') return null;
    const parsed = parseDay(at.text);
    if (parsed === null)
      reading.report(
        at.offset,
        name,
        `${quoted(at.text)} is not a day that the calendar has; YYYY-MM-DD or nothing is allowed`,
      );
    return parsed ?? 'wrong';
  };
  const codeField = field('code')!;
  const code = parseMunicipalityCode(codeField.text);
  if (code === null) {
    reading.report(
      codeField.offset,
      'code',
      `${quoted(codeField.text)} is not a municipality code; six digits with a right check digit are required`,
    );
  }
  const [name, medicalArea, medicalAreaName] = [
    text('name'),
    text('medical_area'),
    text('medical_area_name'),
  ];
  const [from, until] = [day('from'), day('until')];
  if (from === 'wrong' || until === 'wrong' || code === null) return;
  if (from !== null && until !== null && until <= from) {
    reading.report(
      field('until')!.offset,
      'until',
      `${quoted(until)} is not after from (${from}); a later day is required`,
    );
    return;
  }
  const rows = rowsOf.get(code) ?? [];
  const endsBefore = (a: { until: Day | null }, b: { from: Day | null }): boolean =>
    a.until !== null && b.from !== null && a.until <= b.from;
  if (rows.some((other) => !endsBefore(other, { from }) && !endsBefore({ until }, other))) {
    reading.report(codeField.offset, 'code', `${quoted(code)} has two rows for one day; one is allowed`);
  }
  if (name === null || medicalArea === null || medicalAreaName === null) return;
  rowsOf.set(code, [...rows, { code, name, medicalArea, medicalAreaName, from, until }]);
}
