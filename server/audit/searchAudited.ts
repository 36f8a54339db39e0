import { tokyoDay } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { Clock } from '#platform/clock.ts';
import type { PositionQueries } from '#server/accounts/positionQueries.ts';
import type { AgreementRegistry } from '#server/agreements/agreementRegistry.ts';
import { showsNames } from '#server/agreements/showsNames.ts';
import type { MunicipalityQueries } from '#server/municipalities/municipalityQueries.ts';
import type { PatientQueries } from '#server/patients/patientQueries.ts';

/** What is given of each; more would not be read. */
const most = 20;

export interface SearchedIn {
  readonly clock: Clock;
  readonly agreements: Pick<AgreementRegistry, 'isParty' | 'isHub'>;
  readonly positions: Pick<PositionQueries, 'searchPeople'>;
  readonly patients: Pick<PatientQueries, 'searchHome'>;
  readonly municipalities: Pick<MunicipalityQueries, 'names'>;
}

/** Whom a trail can be filtered by: its own patients, and people whose names show to this municipality; one line a position. */
export const searchAudited =
  ({ clock, agreements, positions, patients, municipalities }: SearchedIn) =>
  async (municipality: MunicipalityCode, q: string) => {
    const day = tokyoDay(clock.now());
    const [found, own] = await Promise.all([
      positions.searchPeople(q, null, day),
      patients.searchHome(municipality, q, most + 1),
    ]);
    const reader = { municipality, hub: null };
    const people = found
      .flatMap((each) => (each.municipality === null ? [] : [{ ...each, municipality: each.municipality }]))
      .filter((each) => showsNames(agreements, reader, each, day))
      // Its own people first: it is asked of them most.
      .sort(
        (a, b) =>
          Number(b.municipality === municipality) - Number(a.municipality === municipality) ||
          (a.kana < b.kana ? -1 : a.kana > b.kana ? 1 : 0),
      );
    const names = await municipalities.names(people.slice(0, most).map((each) => each.municipality));
    return {
      patients: own.slice(0, most).map(({ _id, name, kana, birth }) => ({ id: _id, name, kana, birth })),
      people: people.slice(0, most).map((each) => ({
        ...{
          account: each.account,
          name: each.name,
          profession: each.profession,
          facility: each.facilityName,
        },
        municipality: { code: each.municipality, name: names.get(each.municipality) ?? each.municipality },
        crossing: each.municipality !== municipality,
      })),
      more: own.length > most || people.length > most,
    };
  };
