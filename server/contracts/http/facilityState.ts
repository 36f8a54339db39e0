import * as z from 'zod/mini';
import { shownUntil } from '../days.ts';

export const facilityStates = ['open', 'limited', 'closed', 'not-admitting'] as const;

/** 運営状況: one dated state of a facility, as it is recorded and as it is told. */
export const facilityState = z.object({
  state: z.enum(facilityStates),
  reason: z.string(),
  from: z.string(),
  until: z.nullable(shownUntil),
});
export type FacilityState = z.infer<typeof facilityState>;
