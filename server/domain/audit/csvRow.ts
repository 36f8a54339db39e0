import { inertCell } from '../texts/inertCell.ts';
import { type Day, lastDayOf } from '../vocabulary/days.ts';
import { type ShownNumbers, sayNumbers } from './sayNumbers.ts';

/** The columns of the trail as CSV, named as in the body of a record. */
export const csvColumns = [
  ...['n', 'at', 'kind', 'act', 'allowed', 'code', 'recordKind', 'record', 'patient', 'account', 'position'],
  ...[
    'session',
    'from',
    'to',
    'purpose',
    'dataClasses',
    'relation',
    'rule',
    'agreement',
    'version',
    'clause',
  ],
  ...['membership', 'consent', 'readOnly', 'fact', 'hash'],
  ...['objectKind', 'object', 'shown', 'times'],
  // [DA2] The last day of the consent that the record stands on; empty where it has none, or no end.
  '最終日',
] as const;

export const csvHeader = (): string => csvLine(csvColumns);

export const csvRow = (record: {
  readonly n: number;
  readonly fact: string;
  readonly hash: string;
  readonly body: string;
}): string => {
  const body = JSON.parse(record.body) as Readonly<Record<string, unknown>> & {
    readonly record: { readonly kind: string; readonly id: string };
    readonly object?: { readonly kind: string; readonly id: string } | null;
    readonly shown?: readonly ShownNumbers[] | null;
    readonly consent?: string | null;
    readonly crossing?: {
      readonly consents: readonly { readonly id: string; readonly until: Day | null }[];
    } | null;
  };
  const consent = body.crossing?.consents.find(({ id }) => id === body.consent);
  const own: Readonly<Record<string, unknown>> = {
    ...{ n: record.n, fact: record.fact, hash: record.hash },
    ...{ recordKind: body.record.kind, record: body.record.id },
    ...{ objectKind: body.object?.kind, object: body.object?.id },
    shown: sayNumbers(body.shown ?? []),
    最終日: consent === undefined ? null : lastDayOf(consent.until),
  };
  return csvLine(csvColumns.map((column) => own[column] ?? body[column] ?? ''));
};

const csvLine = (cells: readonly unknown[]): string => cells.map(csvCell).join(',');

export const csvCell = (value: unknown): string => {
  const text = Array.isArray(value) ? value.join(' ') : String(value);
  return `"${inertCell(text).replaceAll('"', '""')}"`;
};
