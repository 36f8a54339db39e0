import * as z from 'zod/mini';
import { ids } from '../ids.ts';
import { officePhone, placeName } from '../texts.ts';
import { municipalityCode, newPerson } from './directoryFields.ts';
import { route } from './route.ts';

export const municipalityRoutes = {
  listMunicipalities: route({
    method: 'GET',
    path: '/municipalities',
    summary: 'All municipalities of the areas file, for choosing: public data only',
    who: 'public',
    record: 'none',
    answer: z.object({
      municipalities: z.array(
        z.object({
          code: z.string(),
          name: z.string(),
          area: z.nullable(z.object({ id: z.string(), name: z.string() })),
          /** A party of an agreement that is in force today. */
          party: z.boolean(),
          /** A municipality that uses this house. */
          here: z.boolean(),
        }),
      ),
    }),
  }),
  makeMunicipality: route({
    method: 'POST',
    path: '/municipalities',
    summary: 'A municipality begins to run its side; by the operator',
    who: 'session',
    record: 'none',
    body: z.strictObject({
      code: municipalityCode,
      office: z.strictObject({ name: placeName, phone: officePhone }),
    }),
    answer: z.object({ code: z.string(), office: ids.facility }),
  }),
  makeFirstOfficer: route({
    method: 'POST',
    path: '/municipalities/:municipality/first-officer',
    summary: 'The first officer of a municipality that has none; by the operator',
    who: 'session',
    record: 'none',
    params: z.object({ municipality: municipalityCode }),
    body: newPerson,
    answer: z.object({ account: ids.account, position: ids.position }),
  }),
} as const;
