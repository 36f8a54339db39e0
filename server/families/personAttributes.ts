import type { FamilyPersonAttributes } from '#domain/records/familyRoom/familyAttributes.ts';
import type { FamilyPerson } from './familyRoomModel.ts';

/** Of a person in the room what the rules ask: their papers hold from the day on which the office saw them. */
export const personAttributes = (person: FamilyPerson): FamilyPersonAttributes => {
  const { _id: id, account, relation, from, until, consent, papers, reviewBy } = person;
  return {
    ...{ id, account, relation, from, until, reviewBy, consentBy: consent.by },
    papers: papers && { from: papers.seen, until: papers.until },
  };
};
