import * as z from 'zod/mini';
import { clientId } from '../clientId.ts';
import { eventDay, shownUntil } from '../days.ts';
import { ids } from '../ids.ts';
import { filledLine } from '../texts.ts';
import { municipalityCode, newPerson } from './directoryFields.ts';
import { route } from './route.ts';

const municipality = z.object({ municipality: municipalityCode });
const capacity = z.enum(['officer', 'facility-manager', 'council-clerk', 'auditor', 'emergency-reader']);

export const accountRoutes = {
  listAccounts: route({
    method: 'GET',
    path: '/municipalities/:municipality/accounts',
    summary:
      'The accounts that the municipality manages, with their positions; by its officer. In pages: `after` is `next` of the page before.',
    who: 'session',
    record: 'municipality',
    params: municipality,
    query: z.strictObject({ after: z.optional(ids.account) }),
    answer: z.object({
      next: z.nullable(ids.account),
      accounts: z.array(
        z.object({
          id: ids.account,
          loginName: z.string(),
          name: z.string(),
          kana: z.string(),
          secondFactor: z.boolean(),
          /** The sign-in was made anew and its link not used yet. */
          renewing: z.boolean(),
          positions: z.array(
            z.object({
              id: ids.position,
              facility: z.object({ id: ids.facility, name: z.string() }),
              profession: z.string(),
              from: z.string(),
              until: z.nullable(shownUntil),
              /** Held in this position today, such as `officer`. */
              capacities: z.array(z.string()),
            }),
          ),
        }),
      ),
    }),
  }),
  makeAccount: route({
    method: 'POST',
    path: '/municipalities/:municipality/accounts',
    summary: 'A new person with their first position; one account a person',
    who: 'session',
    record: 'municipality',
    params: municipality,
    body: z.strictObject({ person: newPerson, facility: ids.facility, profession: filledLine(80) }),
    answer: z.object({ account: ids.account, position: ids.position }),
  }),
  leaveAccount: route({
    method: 'POST',
    path: '/municipalities/:municipality/accounts/:account/leave',
    summary: 'The person has left: sessions, positions and capacities end at once',
    who: 'session',
    record: 'municipality',
    params: z.object({ municipality: municipalityCode, account: ids.account }),
    answer: z.void(),
  }),
  renewSignIn: route({
    method: 'POST',
    path: '/municipalities/:municipality/accounts/:account/renew-sign-in',
    summary:
      'For a forgotten password or a lost device: password, second factor and sessions end at once; answers the secret of a one-time link for the person',
    who: 'session',
    record: 'municipality',
    params: z.object({ municipality: municipalityCode, account: ids.account }),
    answer: z.object({ secret: z.string(), until: z.string() }),
  }),
  grantCapacity: route({
    method: 'POST',
    path: '/municipalities/:municipality/positions/:position/capacities',
    summary: 'Grants a capacity to a position at a facility of the municipality',
    who: 'session',
    record: 'municipality',
    params: z.object({ municipality: municipalityCode, position: ids.position }),
    body: z.strictObject({ capacity }),
    answer: z.void(),
  }),
  addPosition: route({
    method: 'POST',
    path: '/facilities/:facility/positions',
    summary:
      'A further position of somebody who has an account anywhere. The same clientId again is the same position.',
    who: 'session',
    record: 'facility',
    params: z.object({ facility: ids.facility }),
    body: z.strictObject({
      clientId,
      account: ids.account,
      profession: filledLine(80),
      from: z.optional(eventDay),
    }),
    answer: z.object({ position: ids.position }),
  }),
  endPosition: route({
    method: 'POST',
    path: '/facilities/:facility/positions/:position/end',
    summary: 'Ends a position from today on',
    who: 'session',
    record: 'facility',
    params: z.object({ facility: ids.facility, position: ids.position }),
    answer: z.void(),
  }),
} as const;
