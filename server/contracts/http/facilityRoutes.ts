import * as z from 'zod/mini';
import { facilityKinds } from '#domain/vocabulary/facilityKinds.ts';
import { ids } from '../ids.ts';
import { day, kana, municipalityCode, phone, shortText, shownMunicipality } from './directoryFields.ts';
import { route } from './route.ts';

export const facilityRoutes = {
  listFacilities: route({
    method: 'GET',
    path: '/facilities',
    summary:
      'Facilities for choosing, of my own municipality and of ends in force; at most 200. 名前は異体字とかなをまとめて探す',
    who: 'session',
    record: 'self',
    query: z.strictObject({
      municipality: z.optional(municipalityCode),
      kind: z.optional(z.enum(facilityKinds)),
      q: z.optional(z.string().check(z.maxLength(80))),
    }),
    answer: z.object({
      facilities: z.array(
        z.object({
          id: ids.facility,
          name: z.string(),
          kind: z.enum(facilityKinds),
          municipality: shownMunicipality,
        }),
      ),
      more: z.boolean(),
    }),
  }),
  makeFacility: route({
    method: 'POST',
    path: '/municipalities/:municipality/facilities',
    summary: 'A facility of the municipality; by its officer',
    who: 'session',
    record: 'municipality',
    params: z.object({ municipality: municipalityCode }),
    body: z.strictObject({ name: shortText, kana, kind: z.enum(facilityKinds), phone }),
    answer: z.object({ facility: ids.facility }),
  }),
  setFacilityStatus: route({
    method: 'POST',
    path: '/facilities/:facility/status',
    summary: '運営状況 from a day on; by its manager or an officer',
    who: 'session',
    record: 'facility',
    params: z.object({ facility: ids.facility }),
    body: z.strictObject({
      state: z.enum(['open', 'limited', 'closed', 'not-admitting']),
      reason: z.string().check(z.trim(), z.maxLength(200)),
      from: z.optional(day),
      until: z.optional(z.nullable(day)),
    }),
    answer: z.void(),
  }),
} as const;
