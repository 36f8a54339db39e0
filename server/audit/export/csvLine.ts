import type { ChainedFact } from '../chainedFact.ts';

interface Row {
  readonly n: number;
  readonly hash: string;
  readonly fact: ChainedFact;
}

const columns: readonly (readonly [string, (row: Row) => unknown])[] = [
  ['n', ({ n }) => n],
  ['at', ({ fact }) => fact.at],
  ['recordedAt', ({ fact }) => fact.recordedAt],
  ['kind', ({ fact }) => fact.kind],
  ['account', ({ fact }) => fact.account],
  ['position', ({ fact }) => fact.position],
  ['act', ({ fact }) => fact.act],
  ['recordKind', ({ fact }) => fact.record.kind],
  ['recordId', ({ fact }) => fact.record.id],
  ['patient', ({ fact }) => fact.patient],
  ['from', ({ fact }) => fact.from],
  ['to', ({ fact }) => fact.to],
  ['purpose', ({ fact }) => fact.purpose],
  ['dataClasses', ({ fact }) => fact.dataClasses.join(' ')],
  ['relation', ({ fact }) => fact.relation],
  ['allowed', ({ fact }) => fact.allowed],
  ['code', ({ fact }) => fact.code],
  ['rule', ({ fact }) => fact.rule],
  ['agreement', ({ fact }) => fact.agreement],
  ['version', ({ fact }) => fact.version],
  ['clause', ({ fact }) => fact.clause],
  ['membership', ({ fact }) => fact.membership],
  ['consent', ({ fact }) => fact.consent],
  ['readOnly', ({ fact }) => fact.readOnly],
  ['id', ({ fact }) => fact.id],
  ['hash', ({ hash }) => hash],
];

/** RFC 4180. What a spreadsheet would take for a formula begins with an apostrophe: an agreement's id is typed by people. */
const cell = (value: unknown): string => {
  const plain = value === null || value === undefined ? '' : String(value);
  const safe = /^[=+\-@\t\r]/.test(plain) && typeof value !== 'number' ? `'${plain}` : plain;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

export const csvHead = `${columns.map(([name]) => name).join(',')}\r\n`;
export const csvLine = (row: Row): string => `${columns.map(([, of]) => cell(of(row))).join(',')}\r\n`;
