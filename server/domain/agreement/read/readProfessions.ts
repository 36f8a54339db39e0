import { isKnownProfession } from '../../vocabulary/professions.ts';
import { quoted } from './quoted.ts';
import type { Reading } from './reading.ts';
import { readList, readText, type Value } from './readValues.ts';

/** A list of professions: any text, with a warning for what the region does not know (a misspelling, mostly). */
export function readProfessions(reading: Reading, value: Value): readonly string[] | null {
  return readList(reading, value, (item) => {
    const profession = readText(reading, item, 'a profession');
    if (profession !== null && !isKnownProfession(profession)) {
      reading.warn(
        item.offset,
        item.path,
        `${quoted(profession)} is not one of the professions that are known; it is taken as it is`,
      );
    }
    return profession;
  });
}
