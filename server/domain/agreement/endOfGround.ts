import { type Day, holdsOn } from '../vocabulary/days.ts';
import type { MunicipalityCode } from '../vocabulary/municipalityCode.ts';
import type { AgreementTerms } from './agreementVersion.ts';
import { areaRowOn } from './areas.ts';
import { clauseOf } from './clauseOf.ts';
import type { CompiledAgreements } from './compileAgreements.ts';
import type { CrossingRequest } from './crossingRequest.ts';
import type { Decision } from './decision.ts';

/**
 * The first day on which what an allowed decision stands on can end: a bound of a party, hub, clause, area row,
 * consent or activation that it uses, or a later version of its agreement. Until that day the same request passes
 * the same clause; on it, it must be decided anew. Null: nothing ends (at home, or all open). Asked of a denial,
 * null too.
 */
export function endOfGround(
  compiled: CompiledAgreements,
  decision: Decision,
  request: CrossingRequest,
): Day | null {
  const clause = clauseOf(compiled, decision);
  if (!decision.allowed || clause === null) return null;
  const { day, consent, activation } = request;
  const versions = compiled.agreements.find((each) => each[0]?.agreement === decision.agreement) ?? [];
  const version = versions.find((each) => each.version === decision.version)!;
  const ends: (Day | null | undefined)[] = [
    clause.until,
    versions.find((each) => each.effective > day)?.effective,
  ];
  for (const [code, hub] of [
    [request.from, request.fromHub],
    [request.to, request.toHub],
  ] as const) {
    const named =
      clause.reach === 'hub'
        ? version.hubs.filter((each) => each.id === hub && each.municipality === code)
        : [];
    ends.push(...named.map((each) => (holdsOn(each, day) ? each.until : each.from)));
    // A hub in force stands in for the party entry of its municipality (WA3).
    if (!named.some((each) => holdsOn(each, day))) ends.push(partyEnd(version, code, day));
    if (clause.reach === 'same-area') ends.push(areaRowOn(compiled.areas, code, day)?.until);
  }
  // A receiver that stands in by its hub may become a party, and then `admits` binds (WA8).
  ends.push(
    ...version.parties.filter((party) => party.municipality === request.to).map((party) => party.from),
  );
  if (clause.requires.includes('consent')) ends.push(consent?.until, consent?.withdrawn);
  if (clause.requires.includes('activation')) ends.push(activation?.until);
  const ahead = ends.filter((end) => end !== null && end !== undefined && end > day) as Day[];
  return ahead.length === 0 ? null : ahead.reduce((earliest, end) => (end < earliest ? end : earliest));
}

function partyEnd(version: AgreementTerms, code: MunicipalityCode, day: Day): Day | null {
  return version.parties.find((party) => party.municipality === code && holdsOn(party, day))?.until ?? null;
}
