import * as z from 'zod/mini';
import { clientId } from '../clientId.ts';
import { ids } from '../ids.ts';
import {
  day,
  kana,
  municipalityCode,
  newPerson,
  reason,
  shortText,
  shownMunicipality,
} from './directoryFields.ts';
import { route } from './route.ts';

const municipality = z.object({ municipality: municipalityCode });
const capacity = z.enum(['officer', 'facility-manager', 'council-clerk', 'auditor', 'emergency-reader']);
const ofAccount = z.object({ municipality: municipalityCode, account: ids.account });
/** The first day on which a right no longer holds; left out: today, so that it ends at once; null: an end that was set is taken back. */
const end = z.strictObject({ until: z.optional(z.nullable(day)) });
const heldCapacity = z.object({ id: z.string(), capacity: z.string(), until: z.nullable(z.string()) });

export const accountRoutes = {
  listAccounts: route({
    method: 'GET',
    path: '/municipalities/:municipality/accounts',
    summary: 'The accounts that the municipality manages, with their positions; by its officer',
    who: 'session',
    record: 'municipality',
    params: municipality,
    answer: z.object({
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
              until: z.nullable(z.string()),
              /** Held in this position today, such as `officer`; `until` as the position's. */
              capacities: z.array(heldCapacity),
            }),
          ),
          /** Professions that this municipality's office answers for. */
          vouched: z.array(z.string()),
        }),
      ),
      /** Who left, the last one first; until when that can be undone. */
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
    body: z.strictObject({ person: newPerson, facility: ids.facility, profession: shortText }),
    answer: z.object({ account: ids.account, position: ids.position }),
  }),
  leaveAccount: route({
    method: 'POST',
    path: '/municipalities/:municipality/accounts/:account/leave',
    summary: 'The person has left: sessions, positions, capacities and memberships end at once',
    who: 'session',
    record: 'municipality',
    params: ofAccount,
    answer: z.void(),
  }),
  undoLeave: route({
    method: 'POST',
    path: '/municipalities/:municipality/accounts/:account/undo-leave',
    summary: 'Takes back a 退職 that was entered in error: what it ended holds again; sessions stay ended',
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
    body: z.strictObject({ name: shortText, kana }),
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
    body: z.strictObject({ profession: shortText }),
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
  }),
  grantCapacity: route({
    method: 'POST',
    path: '/municipalities/:municipality/positions/:position/capacities',
    summary: 'Grants a capacity to a position at a facility of the municipality',
    who: 'session',
    record: 'municipality',
    params: z.object({ municipality: municipalityCode, position: ids.position }),
    body: z.strictObject({ capacity, until: z.optional(z.nullable(day)) }),
    answer: z.void(),
  }),
  endCapacity: route({
    method: 'POST',
    path: '/municipalities/:municipality/capacities/:capacity/end',
    summary:
      'Ends a capacity, at once or from a day to come on; by an officer of the municipality that granted it',
    who: 'session',
    record: 'municipality',
    params: z.object({ municipality: municipalityCode, capacity: ids.capacity }),
    body: end,
    answer: z.void(),
  }),
  addPosition: route({
    method: 'POST',
    path: '/facilities/:facility/positions',
    summary:
      'A further position of somebody who has an account anywhere; by the office of the facility’s municipality, for a profession that the office managing the account answers for. The same clientId again is the same position.',
    who: 'session',
    record: 'facility',
    params: z.object({ facility: ids.facility }),
    body: z.strictObject({ clientId, account: ids.account, profession: shortText, from: z.optional(day) }),
    answer: z.object({ position: ids.position }),
  }),
  endPosition: route({
    method: 'POST',
    path: '/facilities/:facility/positions/:position/end',
    summary:
      'Ends a position, at once or from a day to come on; by the facility’s manager, or the office of its municipality',
    who: 'session',
    record: 'facility',
    params: z.object({ facility: ids.facility, position: ids.position }),
    body: end,
    answer: z.void(),
  }),
  changeProfession: route({
    method: 'POST',
    path: '/facilities/:facility/positions/:position/profession',
    summary: 'The profession of a position from now on; what was written in it before keeps the one it had',
    who: 'session',
    record: 'facility',
    params: z.object({ facility: ids.facility, position: ids.position }),
    body: z.strictObject({ profession: shortText }),
    answer: z.void(),
  }),
  listPositions: route({
    method: 'GET',
    path: '/facilities/:facility/positions',
    summary: 'Who works at a facility today or from a day to come on, whoever manages the accounts',
    who: 'session',
    record: 'facility',
    params: z.object({ facility: ids.facility }),
    answer: z.object({
      positions: z.array(
        z.object({
          id: ids.position,
          account: ids.account,
          name: z.string(),
          kana: z.string(),
          profession: z.string(),
          municipality: shownMunicipality,
          from: z.string(),
          until: z.nullable(z.string()),
        }),
      ),
    }),
  }),
  applyForPosition: route({
    method: 'POST',
    path: '/facilities/:facility/applications',
    summary:
      'A facility’s manager asks the office of its municipality for a position of somebody. The same clientId again is the same application.',
    who: 'session',
    record: 'facility',
    params: z.object({ facility: ids.facility }),
    body: z.strictObject({
      clientId,
      account: ids.account,
      profession: shortText,
      from: z.optional(day),
      note: z.optional(z.string().check(z.trim(), z.maxLength(400))),
    }),
    answer: z.object({ application: ids.application }),
  }),
  listApplications: route({
    method: 'GET',
    path: '/municipalities/:municipality/applications',
    summary: 'What facilities of the municipality ask for and nobody has decided yet; by its officer',
    who: 'session',
    record: 'municipality',
    params: municipality,
    answer: z.object({
      applications: z.array(
        z.object({
          id: ids.application,
          facility: z.object({ id: ids.facility, name: z.string() }),
          account: ids.account,
          name: z.string(),
          profession: z.string(),
          from: z.nullable(z.string()),
          note: z.string(),
          at: z.string(),
        }),
      ),
    }),
  }),
  decideApplication: route({
    method: 'POST',
    path: '/municipalities/:municipality/applications/:application/decision',
    summary: 'Grants the position that was asked for, or refuses it with a reason; by an officer',
    who: 'session',
    record: 'municipality',
    params: z.object({ municipality: municipalityCode, application: ids.application }),
    body: z.union([
      z.strictObject({ grant: z.literal(false), reason }),
      z.strictObject({ grant: z.literal(true) }),
    ]),
    answer: z.void(),
  }),
  listRightFindings: route({
    method: 'GET',
    path: '/municipalities/:municipality/right-findings',
    summary:
      'Positions at facilities of the municipality that were made in ways which are no longer given: to be looked at and ended, or kept; by its officer',
    who: 'session',
    record: 'municipality',
    params: municipality,
    answer: z.object({
      findings: z.array(
        z.object({
          position: ids.position,
          facility: z.object({ id: ids.facility, name: z.string() }),
          name: z.string(),
          profession: z.string(),
          municipality: shownMunicipality,
          from: z.string(),
          /** `by-manager`, `backdated`, `not-vouched`, `of-another-city`. */
          problems: z.array(z.string()),
        }),
      ),
    }),
  }),
} as const;
