import { type DataClass, dataClasses } from '../vocabulary/dataClasses.ts';
import type { Day } from '../vocabulary/days.ts';
import type { Purpose } from '../vocabulary/purposes.ts';
import type { CompiledAgreements } from './compileAgreements.ts';
import type { Ground } from './decision.ts';
import { type End, endsOn } from './ends.ts';
import { type ClauseSet, firstInBoth, intersect } from './engine/clauseSet.ts';
import { contentRow } from './engine/contentRows.ts';
import type { DayState } from './engine/dayState.ts';
import { locate } from './engine/locate.ts';
import { professionSet, someProfessionSet } from './engine/professionSet.ts';

export interface MatrixQuestion {
  readonly day: Day;
  readonly purpose: Purpose;
  /** Null: the first class for which something passes. */
  readonly dataClass: DataClass | null;
  /** Null: some profession. */
  readonly profession: string | null;
}

/** `home`: both ends in one municipality (WA1); null: nothing passes. */
export type MatrixCell = 'home' | Ground | null;

export interface Matrix {
  readonly ends: readonly End[];
  row(from: End): MatrixCell[];
}

/** Who reaches whom for a purpose, consent, activation and reason given: what `decide` would say, end by end. */
export function matrix(compiled: CompiledAgreements, question: MatrixQuestion): Matrix {
  const state = compiled.days.on(question.day);
  const ends = endsOn(state.versions, question.day);
  const rows = contentRows(state, question);
  const readable = new Map<number, ClauseSet[]>();

  // The clauses that each class leaves at a receiver, once for each kind of receiver.
  const readableRows = (to: number): ClauseSet[] => {
    const kind = state.admitsClassOf[to]!;
    let known = readable.get(kind);
    if (known === undefined) {
      const { profession } = question;
      const passing =
        profession === null
          ? someProfessionSet(state, to)
          : professionSet(state, to, profession, compiled.professions.of(profession));
      known = rows.map((row) => intersect(row, passing));
      readable.set(kind, known);
    }
    return known;
  };
  const cell = (from: End, to: End): MatrixCell => {
    if (from.municipality === to.municipality) return 'home';
    const ask = { from: from.municipality, fromHub: from.hub, to: to.municipality, toHub: to.hub };
    const located = locate(compiled, state, ask);
    if (located.between.refusal !== null) return null;
    for (const row of readableRows(located.to)) {
      const first = firstInBoth(located.between.afterReach, row);
      if (first !== -1) return groundOf(state, first);
    }
    return null;
  };
  return { ends, row: (from) => ends.map((to) => cell(from, to)) };
}

function contentRows(state: DayState, { purpose, dataClass }: MatrixQuestion): ClauseSet[] {
  const asked = dataClass === null ? dataClasses : [dataClass];
  return asked.map((each) => state.byPurposeAndClass[contentRow(purpose, each)]!);
}

function groundOf(state: DayState, clause: number): Ground {
  const { version, clause: standing } = state.clauses[clause]!;
  return { agreement: version.agreement, version: version.version, clause: standing.id };
}
