import { sampleFacilities } from '#server/sample/sampleFacilities.ts';
import { sampleOfficers } from '#server/sample/sampleOfficers.ts';
import { samplePeople } from '#server/sample/samplePeople.ts';

/** What 届く範囲 must say of a city: its facilities of these kinds and the people who work there, from the sample itself. */
export const reachOf = (city: string, kinds: readonly string[]) => {
  const code = Object.values(sampleOfficers).find((officer) => officer.city === city)?.municipality;
  const found = Object.entries(sampleFacilities).filter(
    ([, { municipality, kind }]) => municipality === code && kinds.includes(kind),
  );
  const keys = new Set(found.map(([key]) => key));
  const places = Object.values(samplePeople).flatMap((person) => [
    person.facility,
    ...('also' in person ? person.also.map(({ facility }) => facility) : []),
  ]);
  return {
    names: found.map(([, { name }]) => name),
    people: places.filter((place) => keys.has(place)).length,
  };
};
