import * as z from 'zod/mini';
import { reaches, requirements } from '#domain/agreement/agreementVersion.ts';
import { shownUntil } from '../days.ts';
import { municipalityCode, shownMunicipality } from './directoryFields.ts';
import { route } from './route.ts';

const dated = { from: z.string(), until: z.nullable(shownUntil) };

export const agreementView = z.object({
  agreement: z.string(),
  version: z.number(),
  title: z.string(),
  effective: z.string(),
  parties: z.array(
    z.object({
      municipality: shownMunicipality,
      ...dated,
      inForce: z.boolean(),
      admits: z.nullable(z.array(z.string())),
    }),
  ),
  hubs: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      municipality: shownMunicipality,
      ...dated,
      inForce: z.boolean(),
    }),
  ),
  clauses: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      ...dated,
      inForce: z.boolean(),
      reach: z.enum(reaches),
      purposes: z.array(z.string()),
      discloses: z.array(z.string()),
      professions: z.nullable(z.array(z.string())),
      requires: z.array(z.enum(requirements)),
    }),
  ),
});

export const agreementRoutes = {
  listAgreements: route({
    method: 'GET',
    path: '/agreements',
    summary: '広域連携協定: the versions in force today, with parties, hubs and clauses',
    who: 'session',
    record: 'self',
    answer: z.object({ day: z.string(), agreements: z.array(agreementView) }),
  }),
  importAgreement: route({
    method: 'POST',
    path: '/municipalities/:municipality/agreements',
    summary:
      'Takes a version of an agreement over (docs/AGREEMENT-FORMAT.md); one error, and nothing is taken',
    who: 'session',
    record: 'municipality',
    params: z.object({ municipality: municipalityCode }),
    body: z.strictObject({ text: z.string().check(z.minLength(1), z.maxLength(1_000_000)) }),
    // Three bytes for each character, and room for line ends, each of which JSON writes as two characters.
    largestBody: 4 * 1024 * 1024,
    answer: z.object({ id: z.string() }),
  }),
} as const;
