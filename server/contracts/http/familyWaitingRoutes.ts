import * as z from 'zod/mini';
import { familyAddressees } from '#domain/records/familyRoom/familyVocabulary.ts';
import { ids } from '../ids.ts';
import { route } from './route.ts';

/** What ホーム asks for: apart from the room's own routes, which come with its screens. */
export const familyWaitingRoutes = {
  listFamilyWaiting: route({
    method: 'GET',
    path: '/family-rooms/waiting',
    summary: 'Where a family waits for an answer of a team that I am in, the longest first',
    who: 'session',
    record: 'self',
    answer: z.object({
      rooms: z.array(
        z.object({
          familyRoom: ids.familyRoom,
          patient: z.string(),
          to: z.enum(familyAddressees),
          since: z.string(),
        }),
      ),
    }),
  }),
} as const;
