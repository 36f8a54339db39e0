import type { Day } from '../../vocabulary/days.ts';
import type { AgreementTerms } from '../agreementVersion.ts';
import type { Areas } from '../areas.ts';
import { indexPairs, type PairTable } from './indexPairs.ts';
import { MunicipalityNumbers, type MunicipalityTable, tableOfMunicipalities } from './municipalityNumbers.ts';

/**
 * What compiling works out for all days, as plain values and typed arrays: one thread makes it and another takes it over
 * by structured clone or transfer.
 */
export interface CompiledForm {
  readonly municipalities: MunicipalityTable;
  readonly professions: readonly string[];
  /** Of each version, in the order in which they were given. */
  readonly pairs: readonly PairTable[];
  /** The days on which anything begins or ends; between two of them every day is decided alike. */
  readonly turningDays: readonly Day[];
}

export function compiledFormOf(versions: readonly AgreementTerms[], areas: Areas): CompiledForm {
  const municipalities = tableOfMunicipalities(municipalitiesIn(versions, areas));
  const numbers = new MunicipalityNumbers(municipalities);
  return {
    municipalities,
    professions: [...new Set(professionsIn(versions))],
    pairs: versions.map((version) => indexPairs(version, numbers)),
    turningDays: [...new Set(daysIn(versions, areas))].sort(),
  };
}

/** The arrays whose memory another thread takes over instead of copying it. */
export function buffersOf({ municipalities, pairs }: CompiledForm): ArrayBuffer[] {
  return [
    municipalities.byFirstFive.buffer,
    municipalities.sixth.buffer,
    ...pairs.flatMap(({ table, marked }) => [table.buffer, marked.buffer]),
  ];
}

function* municipalitiesIn(versions: readonly AgreementTerms[], areas: Areas): Generator<string> {
  yield* areas.rowsOf.keys();
  for (const version of versions) {
    for (const party of version.parties) yield party.municipality;
    for (const hub of version.hubs) yield hub.municipality;
    for (const clause of version.clauses) for (const pair of clause.pairs ?? []) yield* pair;
  }
}

function* professionsIn(versions: readonly AgreementTerms[]): Generator<string> {
  for (const { parties, clauses } of versions) {
    for (const party of parties) yield* party.admits ?? [];
    for (const clause of clauses) yield* clause.professions ?? [];
  }
}

function* daysIn(versions: readonly AgreementTerms[], areas: Areas): Generator<Day> {
  const dated: { from: Day | null; until: Day | null }[] = [...areas.rowsOf.values()].flat();
  for (const version of versions) {
    yield version.effective;
    dated.push(...version.parties, ...version.hubs, ...version.clauses);
  }
  for (const { from, until } of dated) {
    if (from !== null) yield from;
    if (until !== null) yield until;
  }
}
