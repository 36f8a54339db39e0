import fc from 'fast-check';
import type { AgreementVersion, Clause, Hub, Party } from '#domain/agreement/agreementVersion.ts';
import type { AreaRow, Areas } from '#domain/agreement/areas.ts';
import type { CrossingRequest } from '#domain/agreement/crossingRequest.ts';
import type { DataClass } from '#domain/vocabulary/dataClasses.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { Purpose } from '#domain/vocabulary/purposes.ts';

/** Small on purpose: what is drawn from few names and few days meets, and only what meets is decided oddly. */
export const codes = ['231002', '232017', '232025', '232076', '232114'] as MunicipalityCode[];
export const dayRange = Array.from({ length: 8 }, (_, at) => `2024-01-0${at + 1}` as Day);
const someProfessions = ['医師', '訪問看護師', '薬剤師'];
const somePurposes: Purpose[] = ['care', 'conference', 'disaster', 'emergency'];
const someClasses: DataClass[] = ['post', 'photo', 'face-sheet'];
const hubIds = ['h1', 'h2'];

export const arbitraryDay = fc.constantFrom(...dayRange);
const code = fc.constantFrom(...codes);
/** `freq: n` makes one in n null, so that 1 would make all of them so. */
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 2 });
const some = <T>(values: readonly T[]) => fc.subarray([...values], { minLength: 1 });
const earlyDay = fc.constantFrom(...dayRange.slice(0, 4));

const bounds = fc
  .tuple(earlyDay, fc.option(arbitraryDay, { nil: null, freq: 2 }))
  .map(([from, until]) => ({ from, until: until !== null && until > from ? until : null }));

const apart = <T extends { from: Day; until: Day | null }>(entries: T[], name: (entry: T) => string): T[] =>
  entries.filter((entry, index) =>
    entries.slice(0, index).every((other) => {
      const before = (a: T, b: T) => a.until !== null && a.until <= b.from;
      return name(other) !== name(entry) || before(other, entry) || before(entry, other);
    }),
  );

const party: fc.Arbitrary<Party> = fc
  .tuple(code, bounds, fc.option(some(someProfessions), { nil: null, freq: 2 }))
  .map(([municipality, when, admits]) => ({ municipality, ...when, admits }));

const hub: fc.Arbitrary<Hub> = fc
  .tuple(fc.constantFrom(...hubIds), code, bounds)
  .map(([id, municipality, when]) => ({ id, name: '見本', municipality, ...when }));

const pair = fc.subarray(codes, { minLength: 2, maxLength: 2 }).map(([a, b]) => [b!, a!] as const);

export const arbitraryClause: fc.Arbitrary<Omit<Clause, 'id'>> = fc
  .record({
    bounds,
    reach: fc.constantFrom('same-area', 'all-parties', 'pairs', 'hub'),
    pairs: fc.array(pair, { minLength: 1, maxLength: 3 }),
    purposes: some(somePurposes.slice(0, 3)),
    discloses: some(someClasses),
    professions: orNull(some(someProfessions)),
    requires: fc.subarray(['consent', 'activation', 'reason'] as const),
    emergency: fc.integer({ min: 0, max: 6 }),
  })
  .map(({ bounds: when, reach, pairs, emergency, ...rest }) => ({
    title: '見本',
    ...when,
    reach,
    pairs: reach === 'pairs' ? pairs : null,
    ...rest,
    ...(emergency === 0
      ? {
          purposes: ['emergency' as const],
          discloses: ['face-sheet' as const],
          requires: [...new Set([...rest.requires, 'reason' as const])],
        }
      : {}),
  }));

export const numberClauses = (clauses: readonly Omit<Clause, 'id'>[]): Clause[] =>
  clauses.map((clause, at) => ({ id: `a${at + 1}`, ...clause }));

export const arbitraryVersion = (
  agreement: string,
  version: number,
  effective: Day,
  mostClauses = 7,
  fewestClauses = 1,
): fc.Arbitrary<AgreementVersion> =>
  fc
    .record({
      parties: fc.array(party, { minLength: 3, maxLength: 9 }),
      hubs: fc.array(hub, { maxLength: 6, size: 'max' }),
      clauses: fc.array(arbitraryClause, { minLength: fewestClauses, maxLength: mostClauses, size: 'max' }),
    })
    .map(({ parties, hubs, clauses }) => ({
      agreement,
      version,
      title: '見本',
      effective,
      parties: apart(parties, (each) => each.municipality),
      hubs: apart(hubs, (each) => each.id),
      clauses: numberClauses(clauses),
      outline: {
        file: `${agreement}-${version}.yaml`,
        agreement,
        version: null,
        effective: null,
        municipalities: [],
      },
    }));

/** One to three agreements with up to three versions each, in any order of files. */
export const arbitraryVersions: fc.Arbitrary<AgreementVersion[]> = fc
  .tuple(
    ...['alpha', 'beta', 'gamma'].map((name, at) =>
      fc
        .uniqueArray(earlyDay, { minLength: at === 0 ? 1 : 0, maxLength: 2 })
        .chain((days) =>
          fc.tuple(...days.sort().map((day, index) => arbitraryVersion(name, index + 1, day))),
        ),
    ),
  )
  .chain((agreements) => fc.shuffledSubarray(agreements.flat(), { minLength: agreements.flat().length }));

/** Two agreements with more clauses than a word of a set holds, and so with sets of several words. */
export const arbitraryLargeVersions: fc.Arbitrary<AgreementVersion[]> = fc
  .tuple(
    arbitraryVersion('alpha', 1, dayRange[0]!, 70, 20),
    arbitraryVersion('beta', 1, dayRange[1]!, 50, 20),
  )
  .map((versions) => [...versions]);

const areaRow = fc.tuple(fc.constantFrom('east', 'west'), bounds, fc.boolean());

export const arbitraryAreaRows: fc.Arbitrary<AreaRow[]> = fc
  .tuple(
    ...codes.map((each) => fc.array(areaRow, { minLength: 1, maxLength: 2 }).map((rows) => ({ each, rows }))),
  )
  .map((all) =>
    all.flatMap(({ each, rows }) => {
      const dated = rows.map(([medicalArea, when, open]) => ({
        code: each,
        name: each,
        medicalArea,
        medicalAreaName: medicalArea,
        ...(open ? { from: '0001-01-01' as Day, until: null } : when),
      }));
      return apart(dated, () => each);
    }),
  );

export function areasOf(rows: readonly AreaRow[]): Areas {
  return { rowsOf: Map.groupBy(rows, (row) => row.code) };
}

export const arbitraryRequest: fc.Arbitrary<CrossingRequest> = fc.record({
  day: arbitraryDay,
  from: code,
  to: code,
  purpose: fc.constantFrom(...somePurposes),
  dataClass: fc.constantFrom(...someClasses),
  profession: fc.constantFrom(...someProfessions, '見本士'),
  fromHub: orNull(fc.constantFrom(...hubIds, 'h9')),
  toHub: orNull(fc.constantFrom(...hubIds, 'h9')),
  consent: fc.option(
    fc.record(
      {
        purposes: fc.subarray(somePurposes),
        recipients: fc.oneof(fc.constant('any' as const), fc.subarray(codes)),
        from: earlyDay,
        until: orNull(arbitraryDay),
        withdrawn: orNull(arbitraryDay),
      },
      { requiredKeys: ['purposes', 'recipients', 'from'] },
    ),
    { nil: null, freq: 3 },
  ),
  activation: fc.option(
    fc.record({
      by: code,
      receivers: fc.subarray(codes),
      dataClasses: fc.subarray(someClasses),
      from: earlyDay,
      until: arbitraryDay,
    }),
    { nil: null, freq: 3 },
  ),
  reason: fc.constantFrom(null, '', '　 \t', '搬送中'),
});
