import { type DataClass, dataClasses } from '../vocabulary/dataClasses.ts';
import type { Day } from '../vocabulary/days.ts';
import { type Purpose, purposes } from '../vocabulary/purposes.ts';
import type { AgreementTerms, Requirement } from './agreementVersion.ts';
import type { Areas } from './areas.ts';
import { type CompiledAgreements, compileAgreements } from './compileAgreements.ts';
import { type End, endsOn } from './ends.ts';
import { hasClause } from './engine/clauseSet.ts';
import { contentRow } from './engine/contentRows.ts';
import type { ClausesBetween, DayState } from './engine/dayState.ts';
import { locate } from './engine/locate.ts';
import { professionsThatPass } from './engine/professionSet.ts';

/** One clause that reaches: for which professions (null: all), and on which conditions. */
export interface Alternative {
  readonly clause: string;
  readonly professions: readonly string[] | null;
  readonly requires: readonly Requirement[];
}

/** What differs for one purpose and class between two ends. */
export interface ContentDifference {
  readonly purpose: Purpose;
  readonly dataClass: DataClass;
  readonly change: 'gains' | 'loses' | 'changes';
  readonly old: readonly Alternative[];
  readonly new: readonly Alternative[];
}

export interface EndsDifference {
  readonly from: End;
  readonly to: End;
  readonly differences: readonly ContentDifference[];
}

const dayOfBoth = '0001-01-01' as Day;

/**
 * Who gains, loses or keeps under other conditions what, if NEW stood in the place of OLD on a day, whatever days the
 * two become effective on.
 */
export function* diff(
  before: AgreementTerms,
  after: AgreementTerms,
  areas: Areas,
  day: Day,
): Generator<EndsDifference> {
  const [older, newer] = [before, after].map(
    (version) => new Side({ ...version, effective: dayOfBoth }, areas, day),
  ) as [Side, Side];
  const ends = endsOn([before, after], day);
  // Pairs of ends of the same kinds differ in the same way: a prefecture has millions of pairs and few kinds.
  const known = new Map<string, readonly ContentDifference[]>();
  for (const from of ends) {
    for (const to of ends) {
      if (from.municipality === to.municipality) continue;
      const [was, is] = [older.between(from, to), newer.between(from, to)];
      const kind = `${was.kind}/${is.kind}`;
      let differences = known.get(kind);
      if (differences === undefined) {
        differences = compare(older.alternatives(was), newer.alternatives(is));
        known.set(kind, differences);
      }
      if (differences.length > 0) yield { from, to, differences };
    }
  }
}

interface Between {
  readonly between: ClausesBetween;
  readonly to: number;
  readonly kind: string;
}

class Side {
  readonly #compiled: CompiledAgreements;
  readonly #state: DayState;
  readonly #between = new Map<ClausesBetween, number>();

  constructor(version: AgreementTerms, areas: Areas, day: Day) {
    this.#compiled = compileAgreements([version], areas);
    this.#state = this.#compiled.days.on(day);
  }

  between(from: End, to: End): Between {
    const ends = { from: from.municipality, fromHub: from.hub, to: to.municipality, toHub: to.hub };
    const located = locate(this.#compiled, this.#state, ends);
    let number = this.#between.get(located.between);
    if (number === undefined) {
      number = this.#between.size;
      this.#between.set(located.between, number);
    }
    return { ...located, kind: `${number}.${this.#state.admitsClassOf[located.to]}` };
  }

  /** By purpose and class, in document order. */
  alternatives({ between, to }: Between): Alternative[][] {
    const reaching = this.#state.clauses.flatMap(({ clause }, number) => {
      if (!hasClause(between.afterReach, number)) return [];
      const professions = professionsThatPass(this.#state, to, number);
      if (professions?.length === 0) return [];
      return { number, alternative: { clause: clause.id, professions, requires: clause.requires } };
    });
    return purposes.flatMap((purpose) =>
      dataClasses.map((dataClass) => {
        const row = this.#state.byPurposeAndClass[contentRow(purpose, dataClass)]!;
        return reaching.filter(({ number }) => hasClause(row, number)).map(({ alternative }) => alternative);
      }),
    );
  }
}

function compare(before: Alternative[][], after: Alternative[][]): ContentDifference[] {
  return purposes.flatMap((purpose, row) =>
    dataClasses.flatMap((dataClass, column): ContentDifference | [] => {
      const at = row * dataClasses.length + column;
      const [was, is] = [before[at]!, after[at]!];
      if (alike(was, is)) return [];
      const change = was.length === 0 ? 'gains' : is.length === 0 ? 'loses' : 'changes';
      return { purpose, dataClass, change, old: was, new: is };
    }),
  );
}

/** The order of clauses matters, since the first one that passes is the ground. The order of professions does not. */
function alike(one: readonly Alternative[], other: readonly Alternative[]): boolean {
  return JSON.stringify(one.map(comparable)) === JSON.stringify(other.map(comparable));
}

function comparable(alternative: Alternative): Alternative {
  const { clause, professions, requires } = alternative;
  return { clause, professions: professions?.toSorted() ?? null, requires: [...requires].sort() };
}
