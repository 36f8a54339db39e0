import * as z from 'zod/mini';
import { ids } from '../ids.ts';
import { day, municipalityCode } from './directoryFields.ts';
import { route } from './route.ts';

export const auditRoutes = {
  exportAudit: route({
    method: 'GET',
    path: '/municipalities/:municipality/audit/export',
    summary:
      'Streams the audit trail of one municipality: JSON Lines (to be verified), CSV, or FHIR R4 AuditEvents one a line; by its officer or auditor. With a filter it is a part.',
    who: 'session',
    record: 'municipality',
    params: z.object({ municipality: municipalityCode }),
    query: z.object({
      format: z.enum(['jsonl', 'csv', 'fhir']),
      from: z.optional(day),
      until: z.optional(day),
      patient: z.optional(ids.patient),
    }),
    answer: { stream: 'file' },
  }),
  listCheckpoints: route({
    method: 'GET',
    path: '/municipalities/:municipality/audit/checkpoints',
    summary:
      'The signed checkpoints of the municipality’s own chain, and those of others that its side keeps; by its officer or auditor.',
    who: 'session',
    record: 'municipality',
    params: z.object({ municipality: municipalityCode }),
    answer: z.object({
      records: z.number(),
      own: z.array(checkpoint()),
      kept: z.array(z.extend(checkpoint(), { contradicts: z.nullable(z.string()) })),
    }),
  }),
} as const;

function checkpoint() {
  return z.object({
    municipality: z.string(),
    n: z.number(),
    hash: z.string(),
    at: z.string(),
    key: z.string(),
    signature: z.string(),
  });
}
