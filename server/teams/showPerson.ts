import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { DescribedPosition } from '#server/accounts/describedPosition.ts';

/** A person in a position as a patient's screens show them; `home` is the patient's. */
export const showPerson = (
  person: DescribedPosition,
  names: ReadonlyMap<MunicipalityCode, string>,
  home: MunicipalityCode,
) => {
  const code = person.municipality ?? person.facilityMunicipality;
  return {
    position: person.id,
    name: person.name,
    kana: person.kana,
    profession: person.profession,
    facility: person.facilityName,
    municipality: { code, name: names.get(code) ?? code },
    crossing: code !== home,
  };
};
