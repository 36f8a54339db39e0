import { dataClasses } from '../../vocabulary/dataClasses.ts';
import { type Day, holdsOn } from '../../vocabulary/days.ts';
import { purposes } from '../../vocabulary/purposes.ts';
import type { Requirement } from '../agreementVersion.ts';
import { areaRowOn } from '../areas.ts';
import { classifyEnds } from './classifyEnds.ts';
import { clauseSetOf, newClauseSet } from './clauseSet.ts';
import type { CompiledParts } from './compiledParts.ts';
import type { DayTables } from './dayState.ts';
import { endMembersOf } from './endMembers.ts';
import type { StandingClause } from './standingClause.ts';
import { standingOn } from './standingOn.ts';

/** Works a day out: which clauses each question leaves, which ends and municipalities are alike. */
export function buildDayTables(parts: CompiledParts, day: Day): DayTables {
  const { versions, clauses } = standingOn(parts, day);
  const setOf = (belongs: (standing: StandingClause) => boolean) =>
    clauseSetOf(clauses.length, (at) => belongs(clauses[at]!));
  const withoutNeeding = (requirement: Requirement) =>
    setOf(({ clause }) => !clause.requires.includes(requirement));
  const nothing = newClauseSet(clauses.length);
  const area = areasByNumber(parts, day);
  const ends = classifyEnds(parts, versions, day);
  return {
    area,
    ...ends,
    members: endMembersOf(ends.endClassOf, ends.endClasses.length, area),
    inSomePair: inSomePair(
      parts.municipalities.count,
      versions.map((version) => parts.pairs.get(version)!.marked),
    ),
    inForce: setOf(({ clause }) => holdsOn(clause, day)),
    // The last row stands for a text that is no purpose or class: nothing passes, even if a caller's type was wrong.
    byPurpose: [
      ...purposes.map((purpose) => setOf(({ clause }) => clause.purposes.includes(purpose))),
      nothing,
    ],
    byPurposeAndClass: [
      ...purposes.flatMap((purpose) =>
        [...dataClasses, null].map((dataClass) =>
          setOf(
            ({ clause }) =>
              dataClass !== null && clause.purposes.includes(purpose) && clause.discloses.includes(dataClass),
          ),
        ),
      ),
      ...[...dataClasses, null].map(() => nothing),
    ],
    without: {
      consent: withoutNeeding('consent'),
      activation: withoutNeeding('activation'),
      reason: withoutNeeding('reason'),
    },
    conditional: Uint8Array.from(clauses, ({ clause }) => clause.requires.length),
  };
}

/** Areas by number from 1; 0 is none, which is not the same area as another none. */
function areasByNumber(parts: CompiledParts, day: Day): Int32Array {
  const area = new Int32Array(parts.municipalities.count);
  const numbers = new Map<string, number>();
  for (const code of parts.areas.rowsOf.keys()) {
    const row = areaRowOn(parts.areas, code, day);
    if (row === null) continue;
    const number = numbers.get(row.medicalArea) ?? numbers.size + 1;
    numbers.set(row.medicalArea, number);
    area[parts.municipalities.of(code)] = number;
  }
  return area;
}

function inSomePair(count: number, marks: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(count);
  for (const marked of marks) for (let at = 0; at < count; at++) all[at] = all[at]! | marked[at]!;
  return all;
}
