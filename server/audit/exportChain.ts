import { auditEvent } from '#domain/audit/auditEvent.ts';
import { type ChainRecord, lineOf } from '#domain/audit/chainRecord.ts';
import { csvHeader, csvRow } from '#domain/audit/csvRow.ts';
import type { AuditFormat } from './auditFormats.ts';
import type { ChainFilter } from './chainFilter.ts';
import type { ChainStore } from './chainStore.ts';

/** A chain, or what passes a filter, as pieces of text: only a page of it is in memory at a time. */
export async function* exportChain(
  store: Pick<ChainStore, 'read'>,
  municipality: string,
  format: AuditFormat,
  filter?: ChainFilter,
): AsyncGenerator<string> {
  // Without this mark spreadsheets read a CSV in the machine's own encoding.
  if (format === 'csv') yield `\uFEFF${csvHeader()}\r\n`;
  for await (const page of store.read(municipality, filter)) {
    if (page.length > 0) yield page.map((record) => lineIn(format, record)).join('');
  }
}

const lineIn = (format: AuditFormat, record: ChainRecord): string => {
  if (format === 'csv') return `${csvRow(record)}\r\n`;
  return `${format === 'fhir' ? JSON.stringify(auditEvent(record)) : lineOf(record)}\n`;
};

export const contentTypes: { readonly [Format in AuditFormat]: string } = {
  jsonl: 'application/jsonl; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  fhir: 'application/fhir+ndjson; charset=utf-8',
};

export const extensions: { readonly [Format in AuditFormat]: string } = {
  jsonl: 'jsonl',
  csv: 'csv',
  fhir: 'fhir.ndjson',
};
