import type { Day } from '../vocabulary/days.ts';
import type { AgreementVersion } from './agreementVersion.ts';
import type { Areas } from './areas.ts';
import type { CompiledParts } from './engine/compiledParts.ts';
import { DayStates } from './engine/dayStates.ts';
import { indexPairs } from './engine/indexPairs.ts';
import { MunicipalityNumbers } from './engine/municipalityNumbers.ts';

/**
 * All versions of all agreements, ready to decide on any day. Nothing in it ever changes: a new version or a new
 * areas file makes another one, which is swapped in as a whole, so that no decision mixes two (WA12).
 */
export interface CompiledAgreements extends CompiledParts {
  readonly days: DayStates;
}

export function compileAgreements(versions: readonly AgreementVersion[], areas: Areas): CompiledAgreements {
  const byId = new Map<string, AgreementVersion[]>();
  for (const version of versions) {
    const known = byId.get(version.agreement);
    if (known === undefined) byId.set(version.agreement, [version]);
    else known.push(version);
    freeze(version);
  }
  const agreements = [...byId.values()].map((each) =>
    each.sort((a, b) => (a.effective < b.effective ? -1 : 1)),
  );
  const municipalities = new MunicipalityNumbers(municipalitiesIn(versions, areas));
  const professions = number(professionsIn(versions));
  const pairs = new Map(versions.map((version) => [version, indexPairs(version, municipalities)]));
  const turningDays = [...new Set(daysIn(versions, areas))].sort();
  const parts = { areas, agreements, municipalities, professions, pairs, turningDays };
  return Object.freeze({ ...parts, days: new DayStates(parts) });
}

/** The first number is 1, so that 0 stays free for "not named". */
function number(names: Iterable<string>): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const name of names) if (!numbers.has(name)) numbers.set(name, numbers.size + 1);
  return numbers;
}

function* municipalitiesIn(versions: readonly AgreementVersion[], areas: Areas): Generator<string> {
  yield* areas.rowsOf.keys();
  for (const version of versions) {
    for (const party of version.parties) yield party.municipality;
    for (const hub of version.hubs) yield hub.municipality;
    for (const clause of version.clauses) for (const pair of clause.pairs ?? []) yield* pair;
  }
}

function* professionsIn(versions: readonly AgreementVersion[]): Generator<string> {
  for (const { parties, clauses } of versions) {
    for (const party of parties) yield* party.admits ?? [];
    for (const clause of clauses) yield* clause.professions ?? [];
  }
}

function* daysIn(versions: readonly AgreementVersion[], areas: Areas): Generator<Day> {
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

/** A state of a day is made when it is first asked for: what it is made from must not have changed by then. */
function freeze(value: object): void {
  if (Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const inner of Object.values(value)) if (typeof inner === 'object' && inner !== null) freeze(inner);
}
