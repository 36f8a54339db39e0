import * as z from 'zod/mini';
import { day, until } from '../days.ts';
import { ids } from '../ids.ts';
import { filledLine } from '../texts.ts';
import { auditRecord, auditState, checkpoint } from './auditView.ts';
import { municipalityCode, shownMunicipality } from './directoryFields.ts';
import { route } from './route.ts';

const params = z.object({ municipality: municipalityCode });
/** `from <= day < until`, days in Tokyo. */
const filter = {
  from: z.optional(day),
  until: z.optional(until),
  patient: z.optional(ids.patient),
  account: z.optional(ids.account),
  outcome: z.optional(z.enum(['allowed', 'denied'])),
  crossing: z.optional(z.enum(['yes', 'no'])),
};
const recordNumber = z.pipe(
  z.pipe(
    z.string().check(z.regex(/^[0-9]{1,15}$/)),
    z.transform((text) => Number(text)),
  ),
  z.number(),
);

export const auditRoutes = {
  listAudit: route({
    method: 'GET',
    path: '/municipalities/:municipality/audit/records',
    summary:
      'A page of the audit trail of one municipality, the newest first, filtered; `before` is `next` of the page before. By its officer or auditor, and itself a record of the trail.',
    who: 'session',
    record: 'municipality',
    params,
    query: z.strictObject({ ...filter, before: z.optional(recordNumber) }),
    answer: z.object({ records: z.array(auditRecord), next: z.nullable(z.number()) }),
  }),
  searchAudited: route({
    method: 'GET',
    path: '/municipalities/:municipality/audit/names',
    summary:
      'Whom to filter the trail by: patients of the municipality, and people whose names show there, by name or kana; by its officer or auditor. In pages: `after` is `next`, or `afterPatient` `nextPatient`, of the page before.',
    who: 'session',
    record: 'municipality',
    params,
    query: z.strictObject({
      q: filledLine(80),
      after: z.optional(ids.position),
      afterPatient: z.optional(ids.patient),
    }),
    answer: z.object({
      patients: z.array(z.object({ id: ids.patient, name: z.string(), kana: z.string(), birth: z.string() })),
      people: z.array(
        z.object({
          account: ids.account,
          name: z.string(),
          profession: z.string(),
          facility: z.string(),
          municipality: shownMunicipality,
          crossing: z.boolean(),
        }),
      ),
      next: z.nullable(ids.position),
      nextPatient: z.nullable(ids.patient),
      /** More matched than are given: ask for another page, or for a longer part of the name. */
      more: z.boolean(),
    }),
  }),
  exportAudit: route({
    method: 'GET',
    path: '/municipalities/:municipality/audit/export',
    summary:
      'Streams the audit trail of one municipality: JSON Lines (to be verified), CSV, or FHIR R4 AuditEvents one a line; by its officer or auditor. With a filter it is a part.',
    who: 'session',
    record: 'municipality',
    params,
    query: z.strictObject({ format: z.enum(['jsonl', 'csv', 'fhir']), ...filter }),
    answer: { stream: 'file' },
  }),
  readAuditState: route({
    method: 'GET',
    path: '/municipalities/:municipality/audit/state',
    summary:
      'Where the chain stands: records linked and waiting, the last checkpoint, and the newest that this side keeps of each other party; by its officer or auditor.',
    who: 'session',
    record: 'municipality',
    params,
    answer: auditState,
  }),
  listCheckpoints: route({
    method: 'GET',
    path: '/municipalities/:municipality/audit/checkpoints',
    summary:
      'The signed checkpoints of the municipality’s own chain, and those of others that its side keeps; by its officer or auditor.',
    who: 'session',
    record: 'municipality',
    params,
    answer: z.object({
      records: z.number(),
      own: z.array(checkpoint),
      kept: z.array(z.extend(checkpoint, { contradicts: z.nullable(z.string()) })),
    }),
  }),
} as const;
