import * as z from 'zod/mini';
import {
  familyAddressees,
  familyConsentBy,
  familyEnds,
  familyRelations,
  identityDocuments,
  proxyPapers,
} from '#domain/records/familyRoom/familyVocabulary.ts';
import { shownUntil } from '../days.ts';
import { ids } from '../ids.ts';
import { attachmentView } from './attachmentRoutes.ts';
import { shownMunicipality } from './directoryFields.ts';

/** Null: withheld by the office (支援措置), or there is none. */
const maybe = z.nullable(z.string());

/** One of the team, as the room shows them. */
const ofTeam = z.object({
  position: ids.position,
  name: maybe,
  profession: z.string(),
  facility: maybe,
  municipality: maybe,
});

export const familyRoomView = z.object({
  familyRoom: ids.familyRoom,
  patient: z.string(),
  home: shownMunicipality,
  /** Whether the reader is of the family or of the team. */
  side: z.enum(['family', 'team']),
  acts: z.array(z.string()),
  people: z.array(
    z.object({
      id: ids.familyPerson,
      name: maybe,
      relation: z.enum(familyRelations),
      decides: z.boolean(),
      isSelf: z.boolean(),
    }),
  ),
  /** Who reads what is written to the doctor. */
  readers: z.array(ofTeam),
  /** Of the team, whom one may name as reading it; empty for who may not. */
  choices: z.array(ofTeam),
  /** Since when the family waits for an answer, by whom they wrote to. */
  waiting: z.array(z.object({ to: z.enum(familyAddressees), since: z.string(), upTo: z.number() })),
  /** Names or places are withheld from the family’s side. */
  isProtected: z.boolean(),
});
export type FamilyRoomView = z.infer<typeof familyRoomView>;

export const familyPostView = z.object({
  seq: z.number(),
  at: z.string(),
  side: z.enum(['family', 'team']),
  isOwn: z.boolean(),
  author: z.object({
    name: maybe,
    relation: z.nullable(z.enum(familyRelations)),
    profession: maybe,
    facility: maybe,
    municipality: maybe,
  }),
  /** Null where no clause discloses it: it keeps its place (AC4). */
  text: maybe,
  attachments: z.array(attachmentView),
  /** The rule by which the text, or the pictures, are withheld. */
  withheld: maybe,
  /** Who marked it as dealt with (対応しました). */
  handled: z.nullable(z.object({ name: maybe, profession: z.string(), facility: maybe, at: z.string() })),
});
export type FamilyPostView = z.infer<typeof familyPostView>;

/** Who is in the room and on what, for those who keep it. */
export const familyList = z.object({
  patient: z.string(),
  acts: z.array(z.string()),
  people: z.array(
    z.object({
      id: ids.familyPerson,
      name: z.string(),
      loginName: z.string(),
      relation: z.enum(familyRelations),
      from: z.string(),
      until: z.nullable(shownUntil),
      decides: z.boolean(),
      /** They have chosen a password by their link. */
      hasSignIn: z.boolean(),
      /** Of the sheet of numbers; null: none was handed over. */
      numbersLeft: z.nullable(z.number()),
      consent: z.object({ by: z.enum(familyConsentBy), name: z.string(), day: z.string(), reason: maybe }),
      reviewBy: z.nullable(shownUntil),
      identity: z.object({ document: z.enum(identityDocuments), day: z.string(), seenBy: z.string() }),
      papers: z.nullable(
        z.object({ kind: z.enum(proxyPapers), seen: z.string(), until: z.nullable(shownUntil) }),
      ),
      ended: z.nullable(z.object({ why: z.enum(familyEnds), at: z.string() })),
    }),
  ),
  readers: z.array(ids.position),
  team: z.array(ofTeam),
});
export type FamilyList = z.infer<typeof familyList>;
