import * as z from 'zod/mini';
import type { HubId } from '#domain/ids.ts';
import { facilityKinds } from '#domain/vocabulary/facilityKinds.ts';
import { branded } from '../branded.ts';
import { clientId } from '../clientId.ts';
import { eventDay, until } from '../days.ts';
import { ids } from '../ids.ts';
import { filledLine, kana, line, phone, placeName } from '../texts.ts';
import { municipalityCode, shownMunicipality } from './directoryFields.ts';
import { facilityState, facilityStates } from './facilityState.ts';
import { noticeAudience, reachView, shownFacilities, statusPurposes } from './noticeRoutes.ts';
import { route } from './route.ts';

const states = z.enum(facilityStates);
/**
 * The hub of an agreement that the facility is (WA5). It counts only if the agreement places that hub in this
 * municipality.
 */
const hub = branded<HubId>(filledLine(80));
const reason = line(200);

const telling = { purpose: z.enum(statusPurposes), audience: noticeAudience };

export const facilityRoutes = {
  listFacilities: route({
    method: 'GET',
    path: '/facilities',
    summary:
      'Facilities for choosing, of my own municipality and of ends in force, in pages: `after` is `next` of the page before. 名前は異体字とかなをまとめて探す',
    who: 'session',
    record: 'self',
    query: z.strictObject({
      municipality: z.optional(municipalityCode),
      kind: z.optional(z.enum(facilityKinds)),
      q: z.optional(z.string().check(z.maxLength(80))),
      after: z.optional(ids.facility),
    }),
    answer: z.object({
      facilities: z.array(
        z.object({
          id: ids.facility,
          name: z.string(),
          kana: z.string(),
          kind: z.enum(facilityKinds),
          municipality: shownMunicipality,
        }),
      ),
      more: z.boolean(),
      next: z.nullable(ids.facility),
    }),
  }),
  makeFacility: route({
    method: 'POST',
    path: '/municipalities/:municipality/facilities',
    summary:
      'A facility of the municipality; by its officer. Where one of the same name (folded) is there, the answer is C-01 `facility-there` with it, unless `others` names it.',
    who: 'session',
    record: 'municipality',
    params: z.object({ municipality: municipalityCode }),
    body: z.strictObject({
      name: placeName,
      kana,
      kind: z.enum(facilityKinds),
      phone,
      hub: z.optional(hub),
      others: z.optional(z.array(ids.facility).check(z.maxLength(100))),
    }),
    answer: z.object({ facility: ids.facility }),
  }),
  listFacilityStatus: route({
    method: 'GET',
    path: '/facilities/:facility/status',
    summary: '運営状況 as recorded, the newest first; by its manager or an officer',
    who: 'session',
    record: 'facility',
    params: z.object({ facility: ids.facility }),
    answer: z.object({
      status: z.array(z.extend(facilityState, { at: z.string() })),
    }),
  }),
  setFacilityStatus: route({
    method: 'POST',
    path: '/facilities/:facility/status',
    summary:
      '運営状況 from a day on; by its manager or an officer. With `tell` it is delivered to whom its clauses reach. The same clientId again is the same.',
    who: 'session',
    record: 'facility',
    params: z.object({ facility: ids.facility }),
    body: z.strictObject({
      state: states,
      reason,
      from: z.optional(eventDay),
      until: z.optional(z.nullable(until)),
      tell: z.optional(z.strictObject({ clientId, ...telling, shown: shownFacilities })),
    }),
    largestBody: 1024 * 1024,
    answer: z.object({ notice: z.nullable(ids.notice) }),
  }),
  previewFacilityStatus: route({
    method: 'POST',
    path: '/facilities/:facility/status/reach',
    summary: '届く範囲 of the state of a facility. Tells nobody; by its manager or an officer',
    who: 'session',
    record: 'facility',
    params: z.object({ facility: ids.facility }),
    body: z.strictObject(telling),
    answer: reachView,
  }),
} as const;
