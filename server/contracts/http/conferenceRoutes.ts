import * as z from 'zod/mini';
import { conferenceKinds } from '#domain/conferences/conferenceKinds.ts';
import { clientId } from '../clientId.ts';
import { eventTime } from '../days.ts';
import { ids } from '../ids.ts';
import { pageMark } from '../pageMark.ts';
import { filledLine, line } from '../texts.ts';
import { route } from './route.ts';

const state = z.enum(['planned', 'open', 'ended', 'cancelled']);
const person = z.object({
  position: ids.position,
  name: z.string(),
  profession: z.string(),
  facility: z.string(),
  municipality: z.string(),
  crossing: z.boolean(),
});

export const conferenceView = z.object({
  id: ids.conference,
  kind: z.enum(conferenceKinds),
  title: z.string(),
  /** The patient's name as the page's header shows it. */
  patient: z.object({ id: ids.patient, name: z.string(), municipality: z.string() }),
  startsAt: z.string(),
  place: z.string(),
  state,
  startedAt: z.nullable(z.string()),
  endedAt: z.nullable(z.string()),
  /** Nobody ended it, and the house did because it was forgotten (CA7). */
  endedByHouse: z.boolean(),
  minutes: ids.minutes,
  holder: person,
  invited: z.array(person),
  /** What the reader may do now, so that no screen has to work it out. */
  may: z.object({ join: z.boolean(), hold: z.boolean() }),
  /** The rule by which the call (class `video`) is not disclosed to the reader, whatever the state; null: it is. */
  callWithheldBy: z.nullable(z.string()),
});
export type ConferenceView = z.infer<typeof conferenceView>;

const one = z.object({ conference: ids.conference });
const changed = z.object({ state });

const older = z.strictObject({ before: z.optional(pageMark) });
const page = z.object({ conferences: z.array(conferenceView), next: z.nullable(z.string()) });

export const conferenceRoutes = {
  planConference: route({
    method: 'POST',
    path: '/patients/:patient/conferences',
    summary:
      'Plans a conference about a patient and invites positions of the team. The same clientId again is the same one.',
    who: 'session',
    record: 'patient',
    params: z.object({ patient: ids.patient }),
    body: z.strictObject({
      clientId,
      kind: z.enum(conferenceKinds),
      title: filledLine(120),
      place: line(120),
      startsAt: eventTime,
      invited: z.array(ids.position).check(z.maxLength(30)),
    }),
    answer: conferenceView,
  }),
  listConferences: route({
    method: 'GET',
    path: '/conferences',
    summary:
      'The conferences that the position acted in holds or is invited to: all open and planned ones, then those that are over, newest first; `before` is `next` of the page before.',
    who: 'session',
    record: 'self',
    query: older,
    answer: page,
  }),
  listPatientConferences: route({
    method: 'GET',
    path: '/patients/:patient/conferences',
    summary:
      "A patient's conferences that the reader may see: all open and planned ones, then those that are over, newest first; `before` is `next` of the page before.",
    who: 'session',
    record: 'patient',
    params: z.object({ patient: ids.patient }),
    query: older,
    answer: page,
  }),
  readConference: route({
    method: 'GET',
    path: '/conferences/:conference',
    summary: 'One conference.',
    who: 'session',
    record: 'conference',
    params: one,
    answer: conferenceView,
  }),
  startConference: route({
    method: 'POST',
    path: '/conferences/:conference/start',
    summary: 'Opens the room. Its holder only.',
    who: 'session',
    record: 'conference',
    params: one,
    answer: changed,
  }),
  endConference: route({
    method: 'POST',
    path: '/conferences/:conference/end',
    summary: 'Ends it: everybody leaves the room and nobody can join again. Its holder only.',
    who: 'session',
    record: 'conference',
    params: one,
    answer: changed,
  }),
  cancelConference: route({
    method: 'POST',
    path: '/conferences/:conference/cancellation',
    summary: 'Calls off one that has not begun. Its holder only.',
    who: 'session',
    record: 'conference',
    params: one,
    answer: changed,
  }),
} as const;
