import { clauseOf } from '../agreement/clauseOf.ts';
import type { CompiledAgreements } from '../agreement/compileAgreements.ts';
import type { CrossingRequest } from '../agreement/crossingRequest.ts';
import { decide } from '../agreement/decide.ts';
import { clauseRules, type Decision, type Rule } from '../agreement/decision.ts';
import type { HubId } from '../ids.ts';
import type { ConsentAttributes } from '../records/patient/consentAttributes.ts';
import type { DataClass } from '../vocabulary/dataClasses.ts';
import type { Day } from '../vocabulary/days.ts';
import type { MunicipalityCode } from '../vocabulary/municipalityCode.ts';
import type { Purpose } from '../vocabulary/purposes.ts';

/**
 * Somebody who would receive something: one person in one position. They may be in the record already, or only be
 * considered (届く範囲, an invitation).
 */
export interface Reader {
  /** The municipality that manages their account: the `to` of the request. */
  readonly municipality: MunicipalityCode;
  readonly profession: string;
  readonly hub: HubId | null;
}

export interface Crossing {
  readonly compiled: CompiledAgreements;
  readonly day: Day;
  readonly home: MunicipalityCode;
  /** The hub that the sending facility is, for a notice or a facility's status; else null. */
  readonly fromHub: HubId | null;
  readonly reader: Reader;
  readonly purpose: Purpose;
  /** The patient's consents in the order in which they are tried. The one that a membership names comes first. */
  readonly consents: readonly ConsentAttributes[];
}

/** The answer for one class: the decision, and the consent that it needed. */
export interface ClassDecision {
  readonly dataClass: DataClass;
  readonly decision: Decision;
  readonly consent: ConsentAttributes | null;
  /**
   * The first day on which this answer would no longer hold. Worked out only when it is called: a delivery to
   * thousands does not need it.
   */
  readonly until: () => Day | null;
}

/**
 * The gate's second question for one class of a record: may it reach this reader today? A preview, an invitation and
 * a delivery all ask it here. A request of the engine carries one consent, so each consent is tried in turn.
 */
export const decideClass = (crossing: Crossing, dataClass: DataClass): ClassDecision => {
  const { compiled, day, home, fromHub, reader, purpose, consents } = crossing;
  const request: CrossingRequest = {
    day,
    from: home,
    to: reader.municipality,
    purpose,
    dataClass,
    profession: reader.profession,
    fromHub,
    toHub: reader.hub,
  };
  let nearest: Decision | undefined;
  for (const consent of consents.length === 0 ? [null] : consents) {
    const carrying = { ...request, consent };
    const decision = decide(compiled, carrying);
    if (decision.allowed) {
      const asked = consent !== null && clauseOf(compiled, decision)?.requires.includes('consent') === true;
      const needed = asked ? consent : null;
      return { dataClass, decision, consent: needed, until: () => endOf(compiled, carrying, needed) };
    }
    if (nearest === undefined || reached(decision) > reached(nearest)) nearest = decision;
  }
  return { dataClass, decision: nearest!, consent: null, until: () => null };
};

/**
 * The answers for several classes, each for itself (`each`), and the answer to "does any of them pass?" (`any`): the
 * first that passes, else the denial that came nearest.
 */
export const decideFor = (
  crossing: Crossing,
  classes: readonly [DataClass, ...DataClass[]] | readonly DataClass[],
): { readonly any: ClassDecision; readonly each: readonly ClassDecision[] } => {
  const each = classes.map((dataClass) => decideClass(crossing, dataClass));
  const any = each.find(({ decision }) => decision.allowed) ?? nearestDenial(each);
  if (any === undefined) throw new TypeError('decideFor: no class was asked for');
  return { any, each };
};

/** WA13: of several denials the one that passed most rules; of equal ones the first. */
export const nearestDenial = (denied: readonly ClassDecision[]): ClassDecision | undefined =>
  denied.reduce<ClassDecision | undefined>(
    (best, next) => (best === undefined || reached(next.decision) > reached(best.decision) ? next : best),
    undefined,
  );

/** How many rules a denial had passed; WA2 comes least far. */
const reached = ({ rule }: Decision): number => (clauseRules as readonly (Rule | null)[]).indexOf(rule);

/**
 * The first day after the request's own on which the same request would no longer pass: because a clause, a party, a
 * hub, a version or an area ends (these are the turning days), or because the consent does. The days on which the
 * carried consent ends are tried even if no clause needs that consent today: after a turning day another clause may
 * be the one that lets it pass, and that one may need it. At home nothing ends it.
 */
const endOf = (
  compiled: CompiledAgreements,
  request: CrossingRequest,
  consent: ConsentAttributes | null,
): Day | null => {
  if (request.from === request.to) return null;
  const own = [request.consent?.until, request.consent?.withdrawn].filter(
    (day) => day !== undefined && day !== null,
  );
  const fails = (day: Day) => day > request.day && !decide(compiled, { ...request, day }).allowed;
  const ends = [
    compiled.turningDays.find(fails),
    own.sort().find(fails),
    consent?.until,
    consent?.withdrawn,
  ].filter((each) => each !== undefined && each !== null);
  return ends.sort()[0] ?? null;
};
