import type { Connection } from 'mongoose';
import type { AgreementVersion } from '#domain/agreement/agreementVersion.ts';
import type { AccountId } from '#domain/ids.ts';
import type { FacilityKind } from '#domain/vocabulary/facilityKinds.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { newId } from '#platform/newId.ts';
import { manyPeople } from '#tests/support/manyPeople.ts';
import { BenchRegion } from '../agreement/benchRegion.ts';

export const areas = 335;
export const clauses = 200;
/** As many as Japan has; the areas of Aichi are in every house. */
const leastMunicipalities = 1_741;
const shippedAreas = 11;

/** At least so many municipalities, in so many areas. */
interface NationSize {
  readonly least: number;
  readonly areas: number;
}
const japan: NationSize = { least: leastMunicipalities, areas };

/** The smallest region beyond what is shipped whose codes are none of those. */
const apartFrom = (shipped: ReadonlySet<string>, { least, areas }: NationSize): BenchRegion => {
  for (let size = least - shipped.size; ; size += 1) {
    const made = new BenchRegion(size, areas - shippedAreas, clauses - 1);
    if (made.codes.every((code) => !shipped.has(code))) return made;
  }
};

/**
 * The rest of a made-up nation around the test region, written before the house starts: as many municipalities as
 * Japan has in 335 areas, an agreement of 200 clauses whose last one lets notices reach all parties, and people in
 * all of them. 見本.
 */
export const fillNation = async (
  db: Connection,
  recipients: number,
  kind: FacilityKind,
  size: NationSize = japan,
) => {
  const aichi = (await db.collection('medicalAreas').distinct('municipality')) as MunicipalityCode[];
  const made = apartFrom(new Set(aichi), size);
  const rows = [...made.areas.rowsOf.values()].flat();
  await db.collection('medicalAreas').insertMany(
    rows.map(({ code, medicalArea }) => ({
      ...{ _id: newId(), municipality: code, municipalityName: `見本市 ${code}`, from: null, until: null },
      ...{ area: medicalArea, areaName: medicalArea },
    })) as object[],
  );
  const text = agreementText(made.version, aichi);
  await db.collection('agreements').insertOne({
    ...{ _id: 'bench:1', agreement: 'bench', version: 1, effective: '2020-04-01', text },
    ...{ importedBy: { account: 'bench', position: null }, importedAt: new Date('2020-01-01T00:00:00Z') },
  } as object);

  const parties = made.version.parties.map(({ municipality }) => municipality);
  const within = new Set(parties);
  const outside = made.codes.filter((code) => !within.has(code));
  const spread = (codes: readonly MunicipalityCode[], people: number) =>
    codes.map((municipality, at) => ({
      municipality,
      people: Math.floor(((at + 1) * people) / codes.length) - Math.floor((at * people) / codes.length),
    }));
  const expected: AccountId[] = await manyPeople(db, spread(parties, recipients), kind);
  await manyPeople(db, spread(outside, outside.length), kind);
  return { codes: [...made.codes, ...aichi], expected };
};

/** JSON is YAML 1.2: keys that are optional are left out, as a file leaves them out. */
const agreementText = (version: AgreementVersion, aichi: readonly MunicipalityCode[]): string => {
  const parties = [
    ...version.parties,
    ...aichi.map((municipality) => ({ municipality, from: version.effective, until: null, admits: null })),
  ].map(({ municipality, from }) => ({ municipality, from }));
  const last = {
    ...{ id: `c${clauses}`, title: '見本 お知らせ', from: '2020-06-01', reach: 'all-parties' },
    ...{ purposes: ['notice'], discloses: ['notice'] },
  };
  const others = version.clauses.map(({ until, pairs, professions, requires, discloses, ...clause }) => ({
    ...clause,
    discloses: [...new Set(discloses)],
    ...(until === null ? {} : { until }),
    ...(pairs === null ? {} : { pairs }),
    ...(professions === null ? {} : { professions: [...new Set(professions)] }),
    ...(requires.length === 0 ? {} : { requires }),
  }));
  const { agreement, effective, title } = version;
  return JSON.stringify({ agreement, version: 1, title, effective, parties, clauses: [...others, last] });
};
