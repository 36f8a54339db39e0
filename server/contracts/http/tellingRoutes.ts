import * as z from 'zod/mini';
import { ids } from '../ids.ts';
import { shownMunicipality } from './directoryFields.ts';
import { route } from './route.ts';

/** What a person is told of rights that were changed: their own, their team's, their city's. */
export const tellingKinds = [
  /** Somebody else ended one's own membership. */
  'membership-ended',
  /** Somebody else's membership in a team of one's own was ended. */
  'member-ended',
  /** The operator and a second person are about to make an officer, to which one can object. */
  'officer-confirmed',
  'officer-objected',
  'officer-made',
  'application-granted',
  'application-refused',
] as const;
export type TellingKind = (typeof tellingKinds)[number];

export const telling = z.object({
  id: ids.telling,
  kind: z.enum(tellingKinds),
  at: z.string(),
  /** The patient whose team it is, without a name: the patient's own page shows that to those who may see it. */
  patient: z.nullable(ids.patient),
  /** The person it is about, as they were named then. */
  name: z.nullable(z.string()),
  /** Who did it: name and facility, as they were named then. */
  by: z.nullable(z.string()),
  reason: z.nullable(z.string()),
  municipality: z.nullable(shownMunicipality),
  /** Until when one can object to it; null: one cannot. */
  recovery: z.nullable(ids.recovery),
  until: z.nullable(z.string()),
});
export type Telling = z.infer<typeof telling>;

export const tellingRoutes = {
  listTellings: route({
    method: 'GET',
    path: '/tellings',
    summary: 'What one is told of rights that changed (90 days), but for what was marked as seen',
    who: 'session',
    record: 'self',
    answer: z.object({ tellings: z.array(telling) }),
  }),
  markTelling: route({
    method: 'POST',
    path: '/tellings/:telling/seen',
    summary: 'Seen: it is listed no more to this account',
    who: 'session',
    record: 'self',
    params: z.object({ telling: ids.telling }),
    answer: z.void(),
  }),
} as const;
