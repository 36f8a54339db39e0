import { familyUntil } from '#domain/records/familyRoom/familyUntil.ts';
import { type Day, holdsOn } from '#domain/vocabulary/days.ts';
import type { FamilyPerson } from './familyRoomModel.ts';

/** Whether somebody is in the room on a day. */
export const isStanding = (person: FamilyPerson, day: Day): boolean =>
  holdsOn({ from: person.from, until: familyUntil(person) }, day);
