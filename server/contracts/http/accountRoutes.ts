import * as z from 'zod/mini';
import { shownUntil, until } from '../days.ts';
import { ids } from '../ids.ts';
import { filledLine, kana, personName } from '../texts.ts';
import { municipalityCode, newPerson } from './directoryFields.ts';
import { route } from './route.ts';

const municipality = z.object({ municipality: municipalityCode });
const ofAccount = z.object({ municipality: municipalityCode, account: ids.account });
const heldCapacity = z.object({ id: z.string(), capacity: z.string(), until: z.nullable(shownUntil) });

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
          /** The sign-in was made anew, and its link has not been used yet. */
          renewing: z.boolean(),
          positions: z.array(
            z.object({
              id: ids.position,
              facility: z.object({ id: ids.facility, name: z.string() }),
              profession: z.string(),
              from: z.string(),
              until: z.nullable(shownUntil),
              /** A capacity held in this position today, such as `officer`; `until` as for the position. */
              capacities: z.array(heldCapacity),
            }),
          ),
          /** A 退職 entered ahead: the first day on which the person is not here any more. */
          leaving: z.nullable(shownUntil),
          /** The professions that this municipality's office answers for. */
          vouched: z.array(z.string()),
        }),
      ),
      /** Those on this page who have left, the last one first, with the moment until which that can be undone. */
      left: z.array(
        z.object({
          id: ids.account,
          loginName: z.string(),
          name: z.string(),
          kana: z.string(),
          at: z.nullable(z.string()),
          undoableUntil: z.nullable(z.string()),
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
    summary:
      'The person leaves, at once or from a day to come on: sessions, positions, capacities and memberships end. One that was entered ahead gives way to the next.',
    who: 'session',
    record: 'municipality',
    params: ofAccount,
    body: z.strictObject({ until: z.optional(until) }),
    answer: z.void(),
  }),
  undoLeave: route({
    method: 'POST',
    path: '/municipalities/:municipality/accounts/:account/undo-leave',
    summary:
      'Takes back a 退職 that was entered in error or ahead: what it ends holds as before; sessions that ended stay ended',
    who: 'session',
    record: 'municipality',
    params: ofAccount,
    answer: z.void(),
  }),
  changeName: route({
    method: 'POST',
    path: '/municipalities/:municipality/accounts/:account/name',
    summary: 'The person’s name from now on; what was written before keeps the name it was written with',
    who: 'session',
    record: 'municipality',
    params: ofAccount,
    body: z.strictObject({ name: personName, kana }),
    answer: z.void(),
  }),
  vouchProfession: route({
    method: 'POST',
    path: '/municipalities/:municipality/accounts/:account/professions',
    summary:
      'The office that manages the account answers for a profession, for positions in other municipalities',
    who: 'session',
    record: 'municipality',
    params: ofAccount,
    body: z.strictObject({ profession: filledLine(80) }),
    answer: z.void(),
  }),
  renewSignIn: route({
    method: 'POST',
    path: '/municipalities/:municipality/accounts/:account/renew-sign-in',
    summary:
      'For a forgotten password or a lost device: password, second factor and sessions end at once; answers the secret of a one-time link for the person',
    who: 'session',
    record: 'municipality',
    params: ofAccount,
    answer: z.object({ secret: z.string(), until: z.string() }),
    holdsSecret: true,
  }),
} as const;
