import type { PatientId, PositionId } from '#domain/ids.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { Clock } from '#platform/clock.ts';
import { pageOf } from '#platform/pageOf.ts';
import type { PositionQueries } from '#server/accounts/positionQueries.ts';
import type { AgreementRegistry } from '#server/agreements/agreementRegistry.ts';
import { showsNames } from '#server/agreements/showsNames.ts';
import type { MunicipalityQueries } from '#server/municipalities/municipalityQueries.ts';
import type { PatientQueries } from '#server/patients/patientQueries.ts';

/** So many people and patients are given at once; more come by pages. */
const most = 20;

export interface SearchedIn {
  readonly clock: Clock;
  readonly agreements: Pick<AgreementRegistry, 'isParty' | 'isHub'>;
  readonly positions: Pick<PositionQueries, 'searchPeople'>;
  readonly patients: Pick<PatientQueries, 'searchHome'>;
  readonly municipalities: Pick<MunicipalityQueries, 'names'>;
}

/**
 * By whom a trail can be filtered: the municipality's own patients, and people whose names it may be shown; one line
 * for each position.
 */
export const searchAudited =
  ({ clock, agreements, positions, patients, municipalities }: SearchedIn) =>
  async (
    municipality: MunicipalityCode,
    q: string,
    { after, afterPatient }: { readonly after?: PositionId; readonly afterPatient?: PatientId } = {},
  ) => {
    const day = tokyoDay(clock.now());
    const reader = { municipality, hub: null };
    // A further page is one of patients or one of people.
    const [found, own] = await Promise.all([
      afterPatient !== undefined
        ? []
        : positions.searchPeople(q, null, day, {
            ...{ after: after ?? null, most: most + 1 },
            // The municipality's own people come first: they are looked for most.
            first: municipality,
            keep: (each) =>
              each.municipality !== null &&
              showsNames(agreements, reader, { ...each, municipality: each.municipality }, day),
          }),
      after !== undefined ? [] : patients.searchHome(municipality, q, most + 1, afterPatient ?? null),
    ]);
    const people = pageOf(found, most);
    const patientsOf = pageOf(own, most);
    const named = people.page.flatMap((each) =>
      each.municipality === null ? [] : [{ ...each, municipality: each.municipality }],
    );
    const names = await municipalities.names(named.map((each) => each.municipality));
    return {
      patients: patientsOf.page.map(({ _id, name, kana, birth }) => ({ id: _id, name, kana, birth })),
      people: named.map((each) => ({
        ...{
          account: each.account,
          name: each.name,
          profession: each.profession,
          facility: each.facilityName,
        },
        municipality: { code: each.municipality, name: names.get(each.municipality) ?? each.municipality },
        crossing: each.municipality !== municipality,
      })),
      next: people.last?.id ?? null,
      nextPatient: patientsOf.last?._id ?? null,
      more: people.last !== undefined || patientsOf.last !== undefined,
    };
  };
