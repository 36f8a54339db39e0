import type { Browsers } from '../browser.ts';
import { seesSoMany } from './callRoom.ts';
import { circulate, endForAll, meet, recordWhoWasThere, writeThrough, writeTogether } from './minutesStep.ts';
import type { StoryHouse } from './storyHouse.ts';

/** Step 4 on any house: from the room to 回覧, with `between` happening while two are writing. Answers the minutes' id. */
export const tellMinutes = async (
  house: StoryHouse,
  browsers: Browsers,
  between: () => Promise<unknown> = async () => {},
): Promise<string> => {
  const room = await meet(house, browsers);
  await writeTogether(room);
  await writeThrough(room, between);
  // Whoever lost the connection has joined again, and is there once.
  await Promise.all(room.people.map((person) => seesSoMany(person, room.people.length)));
  await recordWhoWasThere(room);
  await endForAll(room);
  return circulate(room);
};
