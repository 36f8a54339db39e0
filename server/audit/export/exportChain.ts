import type { Connection } from 'mongoose';
import { chainLine } from '../chain/chainLine.ts';
import { chainedFact } from '../chainedFact.ts';
import { readChain } from '../readChain.ts';
import { csvHead, csvLine } from './csvLine.ts';
import { fhirAuditEvent } from './fhirAuditEvent.ts';

export const exportFormats = ['jsonl', 'csv', 'fhir'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** One chain as text, piece by piece: JSON Lines that `verify` reads, CSV, or FHIR R4 AuditEvents, one a line. */
export async function* exportChain(
  db: Connection,
  municipality: string,
  format: ExportFormat,
): AsyncGenerator<string> {
  if (format === 'csv') yield csvHead;
  for await (const { n, previous, hash, text } of readChain(db, municipality)) {
    if (format === 'jsonl') yield `${chainLine({ hash, previous, text })}\n`;
    else if (format === 'csv') yield csvLine({ n, hash, fact: chainedFact(text) });
    else yield `${JSON.stringify(fhirAuditEvent(chainedFact(text), { municipality, n, hash }))}\n`;
  }
}
