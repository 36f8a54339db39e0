import type { Day } from '../../vocabulary/days.ts';
import { Answers } from './answers.ts';
import { buildDayTables } from './buildDayTables.ts';
import type { CompiledParts } from './compiledParts.ts';
import type { DayState, DayTables } from './dayState.ts';
import { standingOn } from './standingOn.ts';

/** The state of a day, from its tables: those worked out ahead, or made now. */
export function buildDayState(
  parts: CompiledParts,
  day: Day,
  tables: DayTables = buildDayTables(parts, day),
): DayState {
  const { versions, clauses } = standingOn(parts, day);
  const pairs = versions.map((version) => ({
    index: parts.pairs.get(version)!,
    firstClause: clauses.findIndex((standing) => standing.version === version),
    kept: [],
  }));
  // The fields are named one by one: then states whose tables came from another thread have the same shape in memory
  // as all others, which keeps `decide` fast.
  return {
    versions,
    clauses,
    answers: new Answers(clauses),
    area: tables.area,
    endClassOf: tables.endClassOf,
    admitsClassOf: tables.admitsClassOf,
    inSomePair: tables.inSomePair,
    endClasses: tables.endClasses,
    members: tables.members,
    hubEnds: tables.hubEnds,
    admits: tables.admits,
    pairs: pairs.filter(({ index }) => index.clausesOf.length > 0),
    inForce: tables.inForce,
    byPurpose: tables.byPurpose,
    byPurposeAndClass: tables.byPurposeAndClass,
    without: tables.without,
    conditional: tables.conditional,
    between: tables.endClasses.map(() => []),
    byProfession: tables.admits.map(() => []),
  };
}
