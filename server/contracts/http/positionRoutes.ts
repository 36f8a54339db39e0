import * as z from 'zod/mini';
import { clientId } from '../clientId.ts';
import { eventDay, shownUntil, until } from '../days.ts';
import { ids } from '../ids.ts';
import { filledLine, text } from '../texts.ts';
import { municipalityCode, reason, shownMunicipality } from './directoryFields.ts';
import { route } from './route.ts';

const municipality = z.object({ municipality: municipalityCode });
const capacity = z.enum(['officer', 'facility-manager', 'council-clerk', 'auditor', 'emergency-reader']);
/** Left out: it ends at once. Null: an end that was set is taken back. */
const end = z.strictObject({ until: z.optional(z.nullable(until)) });
/** A further position: with which profession, and from which day on (if left out, today). */
const wanted = { clientId, profession: filledLine(80), from: z.optional(eventDay) };
/** An application for a position; once it is decided, with the decision, and the reason for a refusal. */
const application = z.object({
  id: ids.application,
  facility: z.object({ id: ids.facility, name: z.string() }),
  account: ids.account,
  name: z.string(),
  /** The municipality that manages the account, and so answers for the profession. */
  municipality: shownMunicipality,
  profession: z.string(),
  /** Whether the office answers for the profession, or would by granting it. Until then the position cannot be given. */
  vouched: z.boolean(),
  from: z.nullable(z.string()),
  note: z.string(),
  at: z.string(),
  /** `open`, `granted`, `refused`. */
  state: z.string(),
  decidedAt: z.nullable(z.string()),
  reason: z.nullable(z.string()),
});

/** Where and as what people work, and what they may do besides: given, ended and asked for. */
export const positionRoutes = {
  grantCapacity: route({
    method: 'POST',
    path: '/municipalities/:municipality/positions/:position/capacities',
    summary: 'Grants a capacity to a position at a facility of the municipality',
    who: 'session',
    record: 'municipality',
    params: z.object({ municipality: municipalityCode, position: ids.position }),
    body: z.strictObject({ capacity, until: z.optional(z.nullable(until)) }),
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
    body: z.strictObject({ ...wanted, account: ids.account }),
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
    body: z.strictObject({ profession: filledLine(80) }),
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
          until: z.nullable(shownUntil),
        }),
      ),
    }),
  }),
  applyForPosition: route({
    method: 'POST',
    path: '/facilities/:facility/applications',
    summary:
      'A facility’s manager asks the office of its municipality for a position of somebody: by `account`, or by `person`, whose login name and name have both to fit. The same clientId again is the same application.',
    who: 'session',
    record: 'facility',
    params: z.object({ facility: ids.facility }),
    body: z.strictObject({
      ...wanted,
      account: z.optional(ids.account),
      person: z.optional(z.strictObject({ loginName: filledLine(64), name: filledLine(80) })),
      note: z.optional(text(400)),
    }),
    answer: z.object({ application: ids.application }),
  }),
  listApplications: route({
    method: 'GET',
    path: '/municipalities/:municipality/applications',
    summary:
      'What facilities of the municipality ask for and nobody has decided yet, and which professions others wait for; by its officer',
    who: 'session',
    record: 'municipality',
    params: municipality,
    answer: z.object({
      /** Those that this office is to decide, the oldest first. */
      applications: z.array(application),
      /**
       * Applications at other municipalities for people whose accounts this one manages: it has to answer for the
       * profession.
       */
      toVouch: z.array(application),
    }),
  }),
  listFacilityApplications: route({
    method: 'GET',
    path: '/facilities/:facility/applications',
    summary:
      'What the facility has asked for and what became of it, the newest first; by its manager or the office of its municipality. In pages: `after` is `next` of the page before.',
    who: 'session',
    record: 'facility',
    params: z.object({ facility: ids.facility }),
    query: z.strictObject({ after: z.optional(ids.application) }),
    answer: z.object({ next: z.nullable(ids.application), applications: z.array(application) }),
  }),
  decideApplication: route({
    method: 'POST',
    path: '/municipalities/:municipality/applications/:application/decision',
    summary:
      'Grants the position that was asked for, or refuses it with a reason; by an officer. The office that manages the account may refuse too.',
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
