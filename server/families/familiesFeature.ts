import type { familyRoutes } from '#contracts/http/familyRoutes.ts';
import type { familyWaitingRoutes } from '#contracts/http/familyWaitingRoutes.ts';
import type { Handlers } from '../http/handlers.ts';
import { answerFamily } from './answerFamily.ts';
import { endFamily } from './endFamily.ts';
import type { FamilyParts } from './familyParts.ts';
import { inviteFamily } from './inviteFamily.ts';
import { leaveFamilyRoom } from './leaveFamilyRoom.ts';
import { listFamily } from './listFamily.ts';
import { listFamilyPosts } from './listFamilyPosts.ts';
import { listOwnRooms } from './listOwnRooms.ts';
import { listWaiting } from './listWaiting.ts';
import { markFamilyRead } from './markFamilyRead.ts';
import { nameReaders } from './nameReaders.ts';
import { officeOfFamily } from './officeOfFamily.ts';
import { protectFamily } from './protectFamily.ts';
import { readFamilyRoom } from './readFamilyRoom.ts';
import { writeToFamilyRoom } from './writeToFamilyRoom.ts';

export interface FamiliesFeature {
  readonly http: Handlers<typeof familyRoutes & typeof familyWaitingRoutes>;
}

/** 家族の部屋 (ADR 26): apart from the team's channel, for the patient and whom they name. */
export const familiesFeature = (parts: FamilyParts): FamiliesFeature => {
  const [room, posts, write] = [readFamilyRoom(parts), listFamilyPosts(parts), writeToFamilyRoom(parts)];
  const [mark, answer, leave] = [markFamilyRead(parts), answerFamily(parts), leaveFamilyRoom(parts)];
  const [list, invite, end] = [listFamily(parts), inviteFamily(parts), endFamily(parts)];
  const [own, waiting, readers] = [listOwnRooms(parts), listWaiting(parts), nameReaders(parts)];
  const [office, protection] = [officeOfFamily(parts), protectFamily(parts)];
  return {
    http: {
      listFamilyRooms: ({ actor }) => own(actor),
      listFamilyWaiting: ({ actor }) => waiting(actor),
      readFamilyRoom: ({ actor, params }) => room(actor, params.familyRoom),
      listFamilyPosts: ({ actor, params, query }) => posts(actor, params.familyRoom, query),
      writeToFamilyRoom: ({ actor, params, body }) => write(actor, params.familyRoom, body),
      markFamilyRead: ({ actor, params, body }) => mark(actor, params.familyRoom, body),
      answerFamily: ({ actor, params, body }) => answer(actor, params.familyRoom, body),
      leaveFamilyRoom: ({ actor, params }) => leave(actor, params.familyRoom),
      listFamily: ({ actor, params }) => list(actor, params.familyRoom),
      inviteFamily: ({ actor, params, body }) => invite(actor, params.familyRoom, body),
      endFamily: ({ actor, params, body }) => end(actor, params.familyRoom, params.familyPerson, body),
      keepFamilyPapers: ({ actor, params, body }) =>
        office.keepPapers(actor, params.familyRoom, params.familyPerson, body.papers),
      reviewFamily: ({ actor, params, body }) =>
        office.review(actor, params.familyRoom, params.familyPerson, body.reason),
      giveNumberSheet: ({ actor, params }) => office.giveSheet(actor, params.familyRoom, params.familyPerson),
      renewFamilyLink: ({ actor, params }) => office.renewLink(actor, params.familyRoom, params.familyPerson),
      nameFamilyReaders: ({ actor, params, body }) => readers(actor, params.familyRoom, body.readers),
      protectFamily: ({ actor, params, body }) => protection.protect(actor, params.familyRoom, body),
      readProtection: ({ actor, params }) => protection.read(actor, params.familyRoom),
    },
  };
};
