import * as z from 'zod/mini';
import { ids } from './ids.ts';

/** Somebody who wrote, attended or confirmed, as minutes name them. */
export const minutesPerson = z.object({
  position: z.nullable(ids.position),
  name: z.string(),
  profession: z.string(),
  facility: z.string(),
  municipality: z.string(),
});
