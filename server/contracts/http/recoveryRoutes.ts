import * as z from 'zod/mini';
import { ids } from '../ids.ts';
import { kana, newLoginName, personName } from '../texts.ts';
import { municipalityCode, reason, shownMunicipality } from './directoryFields.ts';
import { route } from './route.ts';

export const recoveryStates = ['asked', 'withdrawn', 'confirmed', 'objected', 'done', 'expired'] as const;

export const recoveryRoutes = {
  askOfficer: route({
    method: 'POST',
    path: '/municipalities/:municipality/officer-recoveries',
    summary:
      'Where no officer of a municipality can be reached: the operator asks for a new one, whom a second person must confirm',
    who: 'session',
    record: 'none',
    params: z.object({ municipality: municipalityCode }),
    body: z.strictObject({
      person: z.strictObject({
        loginName: newLoginName,
        name: personName,
        kana,
      }),
      reason,
    }),
    answer: z.object({ recovery: ids.recovery }),
  }),
  listRecoveries: route({
    method: 'GET',
    path: '/officer-recoveries',
    summary:
      'Of the last 90 days: all of them to an operator, to everybody else those of their own municipality',
    who: 'session',
    record: 'self',
    answer: z.object({
      recoveries: z.array(
        z.object({
          id: ids.recovery,
          municipality: shownMunicipality,
          name: z.string(),
          loginName: z.string(),
          reason: z.string(),
          state: z.enum(recoveryStates),
          askedAt: z.string(),
          /** The reader asked for it themself: another person must confirm. */
          own: z.boolean(),
          /** Until then it can be objected to; after that it can be completed. */
          until: z.nullable(z.string()),
          objection: z.nullable(z.object({ by: z.string(), reason: z.string(), at: z.string() })),
        }),
      ),
    }),
  }),
  confirmOfficer: route({
    method: 'POST',
    path: '/officer-recoveries/:recovery/confirm',
    summary:
      'The second person: another operator, or who may audit that municipality. All of the city is told, and has a day to object',
    who: 'session',
    record: 'none',
    params: z.object({ recovery: ids.recovery }),
    answer: z.object({ until: z.string() }),
  }),
  objectOfficer: route({
    method: 'POST',
    path: '/officer-recoveries/:recovery/object',
    summary: 'Stops it, with a reason; by anybody whose account that municipality manages',
    who: 'session',
    record: 'none',
    params: z.object({ recovery: ids.recovery }),
    body: z.strictObject({ reason }),
    answer: z.void(),
  }),
  completeOfficer: route({
    method: 'POST',
    path: '/officer-recoveries/:recovery/complete',
    summary:
      'After the day: the officer is made; answers the secret of the one-time link by which they choose a password',
    who: 'session',
    record: 'none',
    params: z.object({ recovery: ids.recovery }),
    holdsSecret: true,
    answer: z.object({ secret: z.string(), until: z.string() }),
  }),
} as const;
