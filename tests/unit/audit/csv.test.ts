import { expect, it } from '@jest/globals';
import { csvCell, csvColumns, csvRow } from '#domain/audit/csvRow.ts';

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', '|cmd'])(
  '[AU8] %j in a cell is text, and no formula',
  (attack) => {
    expect(csvCell(attack).startsWith(`"'`)).toBe(true);
  },
);

it('[AU8] quotes what would end a cell or a line', () => {
  expect(csvCell('a"b,c\nd')).toBe('"a""b,c\nd"');
  expect(csvCell(['post', 'photo'])).toBe('"post photo"');
});

it('[AU8] a row has a cell for each column, those of the record in it', () => {
  const record = { n: 7, fact: 'f1', hash: 'h1' };
  const body = JSON.stringify({
    at: '2026-11-26T00:00:00.000Z',
    record: { kind: 'channel', id: '=c1' },
    rule: null,
  });
  const cells = csvRow({ ...record, body }).split(',');
  expect(cells).toHaveLength(csvColumns.length);
  expect(cells[csvColumns.indexOf('record')]).toBe(`"'=c1"`);
  expect(cells[csvColumns.indexOf('rule')]).toBe('""');
});

it('[AU10][AU11][AU12] a row says what was done to what, and which numbers were shown; one of before has empty cells', () => {
  const record = { n: 7, fact: 'f1', hash: 'h1' };
  const body = {
    ...{ at: '2026-11-26T00:00:00.000Z', record: { kind: 'channel', id: 'c1' } },
    ...{ act: 'read', object: { kind: 'topic', id: '=t1' }, times: 3 },
    shown: [
      { first: 1, last: 3 },
      { first: 7, last: 7 },
      { first: 9, last: null },
    ],
  };
  const cell = (cells: string, column: (typeof csvColumns)[number]) =>
    cells.split(',')[csvColumns.indexOf(column)];
  const row = csvRow({ ...record, body: JSON.stringify(body) });
  expect(
    (['act', 'objectKind', 'object', 'shown', 'times'] as const).map((column) => cell(row, column)),
  ).toEqual(['"read"', '"topic"', `"'=t1"`, '"1..3 7 9.."', '"3"']);
  const { object: _o, shown: _s, times: _t, ...before } = body;
  const older = csvRow({ ...record, body: JSON.stringify(before) });
  expect((['objectKind', 'object', 'shown', 'times'] as const).map((column) => cell(older, column))).toEqual([
    ...['""', '""', '""', '""'],
  ]);
});

it('[DA2] says the last day of the consent that a record stands on, not the day after it', () => {
  const consent = { id: 'c2', until: '2026-07-01' };
  const body = (id: string | null) =>
    JSON.stringify({
      ...{ at: '2026-06-01T00:00:00.000Z', record: { kind: 'channel', id: 'c1' }, consent: id },
      crossing: { consents: [{ id: 'c1', until: null }, consent] },
    });
  const lastDay = (id: string | null) =>
    csvRow({ n: 1, fact: 'f', hash: 'h', body: body(id) }).split(',')[csvColumns.indexOf('最終日')];
  expect([lastDay('c2'), lastDay('c1'), lastDay(null)]).toEqual(['"2026-06-30"', '""', '""']);
});
