import * as z from 'zod/mini';
import {
  familyAddressees,
  familyConsentBy,
  familyEnds,
  familyRelations,
  identityDocuments,
  proxyPapers,
} from '#domain/records/familyRoom/familyVocabulary.ts';
import { clientId } from '../clientId.ts';
import { eventDay, shownUntil, until } from '../days.ts';
import { ids } from '../ids.ts';
import { filledText, personName } from '../texts.ts';
import { personNames, shownMunicipality } from './directoryFields.ts';
import { familyList, familyPostView, familyRoomView } from './familyView.ts';
import { route } from './route.ts';

const one = z.object({ familyRoom: ids.familyRoom });
const person = z.extend(one, { familyPerson: ids.familyPerson });
const seqText = z.pipe(z.string().check(z.regex(/^[1-9][0-9]{0,9}$/)), z.transform(Number));
const to = z.enum(familyAddressees);
const link = z.nullable(z.object({ secret: z.string(), until: z.string() }));
const change = { method: 'POST', who: 'session', record: 'familyRoom' } as const;
const read = { method: 'GET', who: 'session', record: 'familyRoom' } as const;

export const familyRoutes = {
  listFamilyRooms: route({
    method: 'GET',
    path: '/family-rooms',
    summary: 'The rooms that I am in as the patient or one whom they named',
    who: 'session',
    record: 'self',
    family: true,
    answer: z.object({
      rooms: z.array(z.object({ familyRoom: ids.familyRoom, patient: z.string(), home: shownMunicipality })),
    }),
  }),
  readFamilyRoom: route({
    ...read,
    path: '/family-rooms/:familyRoom',
    summary:
      'The family’s room of a patient: who is in it, who reads what is written to the doctor, what waits',
    params: one,
    answer: familyRoomView,
  }),
  listFamilyPosts: route({
    ...read,
    path: '/family-rooms/:familyRoom/posts',
    summary: 'What was written to the team or to the doctor, the newest; or what precedes `before`',
    params: one,
    query: z.strictObject({ to, before: z.optional(seqText) }),
    answer: z.object({
      posts: z.array(familyPostView),
      /** There is something before the first of these. */
      more: z.boolean(),
      /** How far each of the other side has read: of the team by facility, of the family by name. */
      seen: z.array(
        z.object({ name: z.nullable(z.string()), facility: z.nullable(z.string()), upTo: z.number() }),
      ),
    }),
  }),
  writeToFamilyRoom: route({
    ...change,
    path: '/family-rooms/:familyRoom/posts',
    summary:
      'Writes to the team, to the doctor, or as one of the team to the family. The same clientId again is the same post.',
    params: one,
    body: z.strictObject({
      clientId,
      to,
      text: filledText(4_000),
      attachments: z.optional(z.array(ids.attachment).check(z.maxLength(10))),
    }),
    answer: z.object({ seq: z.number() }),
  }),
  markFamilyRead: route({
    ...change,
    path: '/family-rooms/:familyRoom/read',
    summary: 'What was written so far has been seen by me',
    params: one,
    body: z.strictObject({ to, seq: z.int().check(z.minimum(1)) }),
    answer: z.void(),
  }),
  answerFamily: route({
    ...change,
    path: '/family-rooms/:familyRoom/answered',
    summary: 'What the family wrote so far was dealt with (対応しました); by one of the team',
    params: one,
    body: z.strictObject({ to, seq: z.int().check(z.minimum(1)) }),
    answer: z.void(),
  }),
  leaveFamilyRoom: route({
    ...change,
    path: '/family-rooms/:familyRoom/leave',
    summary: 'Leaves the room, at once',
    params: one,
    answer: z.void(),
  }),
  listFamily: route({
    ...read,
    path: '/family-rooms/:familyRoom/people',
    summary:
      'Who is or was in the room and on what; by the office of the patient’s home or the care manager in charge',
    params: one,
    answer: familyList,
  }),
  inviteFamily: route({
    ...change,
    path: '/family-rooms/:familyRoom/people',
    summary:
      'Invites the patient, or one whom they name, whose identity was proved in person. Answers the one-time link, 7 days; none where the person has an account already.',
    params: one,
    body: z.strictObject({
      clientId,
      person: personNames,
      relation: z.enum(familyRelations),
      consent: z.strictObject({
        by: z.enum(familyConsentBy),
        name: personName,
        day: eventDay,
        /** Why the office decides, where nobody can agree. */
        reason: z.optional(filledText(1_000)),
      }),
      identity: z.strictObject({ document: z.enum(identityDocuments), day: eventDay }),
      papers: z.optional(
        z.strictObject({ kind: z.enum(proxyPapers), seen: eventDay, until: z.nullable(until) }),
      ),
    }),
    answer: z.object({ person: ids.familyPerson, link }),
    holdsSecret: true,
  }),
  endFamily: route({
    ...change,
    path: '/family-rooms/:familyRoom/people/:familyPerson/end',
    summary: 'Ends somebody’s place in the room, at once; the office says why',
    params: person,
    body: z.strictObject({ why: z.enum(familyEnds), reason: z.optional(filledText(1_000)) }),
    answer: z.void(),
  }),
  keepFamilyPapers: route({
    ...change,
    path: '/family-rooms/:familyRoom/people/:familyPerson/papers',
    summary: 'The papers by which somebody decides for the patient were seen; null: they hold no more',
    params: person,
    body: z.strictObject({
      papers: z.nullable(
        z.strictObject({ kind: z.enum(proxyPapers), seen: eventDay, until: z.nullable(until) }),
      ),
    }),
    answer: z.void(),
  }),
  reviewFamily: route({
    ...change,
    path: '/family-rooms/:familyRoom/people/:familyPerson/review',
    summary:
      'A decision of the office was looked at again by another officer, and holds for half a year more',
    params: person,
    body: z.strictObject({ reason: filledText(1_000) }),
    answer: z.object({ until: shownUntil }),
  }),
  giveNumberSheet: route({
    ...change,
    path: '/family-rooms/:familyRoom/people/:familyPerson/numbers',
    summary: 'A new sheet of ten one-time numbers for who has no second device; the one before is void',
    params: person,
    answer: z.object({ numbers: z.array(z.string()) }),
    holdsSecret: true,
  }),
  renewFamilyLink: route({
    ...change,
    path: '/family-rooms/:familyRoom/people/:familyPerson/link',
    summary: 'Ends somebody’s password, numbers and sessions, and answers a new one-time link, 7 days',
    params: person,
    answer: z.object({ link }),
    holdsSecret: true,
  }),
  nameFamilyReaders: route({
    ...change,
    path: '/family-rooms/:familyRoom/readers',
    summary:
      'Names who of the team reads what is written to the doctor, beside the doctors; shown to the family',
    params: one,
    body: z.strictObject({ readers: z.array(ids.position).check(z.maxLength(20)) }),
    answer: z.void(),
  }),
  protectFamily: route({
    ...change,
    path: '/family-rooms/:familyRoom/protection',
    summary:
      '支援措置: names and places are withheld from the family’s side, or people may not be invited; with its reason',
    params: one,
    body: z.strictObject({
      names: z.boolean(),
      places: z.boolean(),
      barred: z.array(personName).check(z.maxLength(20)),
      reason: filledText(1_000),
    }),
    answer: z.void(),
  }),
  readProtection: route({
    ...read,
    path: '/family-rooms/:familyRoom/protection',
    summary: '支援措置 and its reasons, the newest first; by an officer or the auditor of the patient’s home',
    params: one,
    answer: z.object({
      protections: z.array(
        z.object({
          names: z.boolean(),
          places: z.boolean(),
          barred: z.array(z.string()),
          reason: z.string(),
          by: z.string(),
          at: z.string(),
        }),
      ),
    }),
  }),
} as const;
