import type { Decision } from '../agreement/decision.ts';
import type { ConsentId, HubId } from '../ids.ts';
import type { DataClass } from '../vocabulary/dataClasses.ts';
import type { Day } from '../vocabulary/days.ts';
import type { Purpose } from '../vocabulary/purposes.ts';
import type { ClassDecision, Crossing } from './decideFor.ts';
import type { ConsentFacts } from './facts.ts';

/** What the agreement answered for one class, and the consent it needed. */
export interface CrossingAnswer extends Decision {
  readonly dataClass: DataClass;
  readonly consent: ConsentId | null;
}

/**
 * A crossing as it was decided: all that the decision depended on beside the two ends, and its answers. Ids, codes and
 * days, never names or text. Stored with the fact, so that anybody with the agreement's files can decide it anew (AU5).
 */
export interface CrossingRecord {
  readonly day: Day;
  readonly profession: string;
  readonly fromHub: HubId | null;
  readonly toHub: HubId | null;
  /** The patient's consents as they were then. */
  readonly consents: readonly ConsentFacts[];
  readonly rows: readonly {
    readonly purpose: Purpose;
    /** In the order in which they were tried. */
    readonly consents: readonly ConsentId[];
    readonly answers: readonly CrossingAnswer[];
  }[];
}

/** One crossing and what was answered for each class that was asked for. */
export interface DecidedRow {
  readonly crossing: Crossing;
  readonly decided: readonly ClassDecision[];
}

/** Null where nothing crosses: no row was asked, or all of it is at home (WA1). */
export const recordCrossing = (rows: readonly DecidedRow[]): CrossingRecord | null => {
  const [first] = rows;
  if (first === undefined || first.crossing.home === first.crossing.reader.municipality) return null;
  const { day, fromHub, reader } = first.crossing;
  const consents = new Map(rows.flatMap(({ crossing }) => crossing.consents).map((each) => [each.id, each]));
  return {
    day,
    profession: reader.profession,
    fromHub,
    toHub: reader.hub,
    consents: [...consents.values()].map(plainConsent),
    rows: rows.map(({ crossing, decided }) => ({
      purpose: crossing.purpose,
      consents: crossing.consents.map(({ id }) => id),
      answers: [...new Map(decided.map((each) => [each.dataClass, each])).values()].map(answerOf),
    })),
  };
};

const answerOf = ({ dataClass, decision, consent }: ClassDecision): CrossingAnswer => {
  const { allowed, rule, agreement, version, clause } = decision;
  return { dataClass, consent: consent?.id ?? null, allowed, rule, agreement, version, clause };
};

/** Only what a decision asks of it: a reader of facts may have handed over more. */
const plainConsent = ({ id, purposes, recipients, from, until, withdrawn }: ConsentFacts): ConsentFacts => ({
  ...{ id, purposes, recipients, from, until, withdrawn },
});
